import { createHook } from 'node:async_hooks';
import { Session } from 'node:inspector/promises';
import * as v from 'valibot';
import { connect, defined } from '../../../support/host/connectedPool.ts';
import { extension, hideView, internals, showView } from '../../../support/host/extension.ts';
import { addressSchema } from '../../child.ts';
import { rowsGiven } from './rowsGiven.ts';

const Input = v.object({ pool: addressSchema, milliseconds: v.number(), settleMs: v.number() });

/**
 * Reads groups and members, hides the view and waits.
 * @returns when it was hidden, since when it counts as idle and when that ended (all since 1970), how many
 *   timers the extension then still had and set, and how long its code ran in that time, in milliseconds
 */
export async function measureIdle(input: unknown) {
  const { view } = await internals();
  const { pool, milliseconds, settleMs } = v.parse(Input, input);
  const code = `${extension().extensionPath}/dist/`;
  const timers = followTimers(code);
  const poolRow = await connect(pool);
  await showView();
  const [group] = await view.tree.getChildren(poolRow);
  await rowsGiven(defined(group, 'a group'));
  await hideView();
  const hidden = Date.now();
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const start = Date.now();
  const setBefore = timers.count;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const end = Date.now();
  const set = timers.count - setBefore;
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  timers.stop();
  const own = new Set(
    profile.nodes.filter(({ callFrame }) => callFrame.url.includes(code)).map(({ id }) => id),
  );
  const busy = (profile.samples ?? []).reduce(
    (sum, node, sample) => sum + (own.has(node) ? (profile.timeDeltas?.[sample] ?? 0) : 0),
    0,
  );
  return { hidden, start, end, timersAlive: timers.alive, timersSet: set, busyMs: busy / 1000 };
}

/** Follows the timers that are set by code of this folder. */
function followTimers(code: string) {
  const alive = new Set<number>();
  let count = 0;
  const hook = createHook({
    init(id, type) {
      if (type !== 'Timeout') return;
      const limit = Error.stackTraceLimit;
      Error.stackTraceLimit = 30;
      const { stack = '' } = new Error();
      Error.stackTraceLimit = limit;
      if (!stack.includes(code)) return;
      alive.add(id);
      count += 1;
    },
    destroy: (id) => void alive.delete(id),
  }).enable();
  return {
    get alive() {
      return alive.size;
    },
    get count() {
      return count;
    },
    stop: () => hook.disable(),
  };
}
