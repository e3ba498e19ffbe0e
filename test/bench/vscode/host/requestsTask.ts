import * as v from 'valibot';
import { connect, defined } from '../../../support/host/connectedPool.ts';
import { hideView, internals } from '../../../support/host/extension.ts';
import { startProxy } from '../../../support/servers/recordingProxy.ts';
import { addressSchema } from '../../child.ts';
import { rowsGiven } from './rowsGiven.ts';

const Input = v.object({ pools: v.array(addressSchema) });

/** Until nothing more is asked for, in milliseconds: the counts of members come after the groups. */
const settleMs = 1000;

/**
 * Counts requests.
 * @returns for each pool those for its first groups and for the first members of its largest one; and in the
 *   last pool those when that group is opened again, when two open it at once, and how many were under way
 *   100 ms after it was closed while its members were being read
 */
export async function measureRequests(input: unknown) {
  const { directories, view } = await internals();
  const firstRows: number[] = [];
  const opened: number[] = [];
  let last = { openedAgain: Number.NaN, atOnce: Number.NaN, left: Number.NaN };
  for (const address of v.parse(Input, input).pools) {
    const proxy = await startProxy(address.host);
    const during = async (work: () => Promise<unknown>) => {
      const before = proxy.requests.length;
      await work();
      await settled();
      return proxy.requests.length - before;
    };
    const poolRow = await connect({ ...address, host: proxy.host });
    await rowsGiven(poolRow);
    await settled();
    firstRows.push(proxy.requests.length);
    await hideView();
    const directory = directories.get(poolRow.poolId);
    const { key } = defined(await directory.readGroup('everyone'), 'the group of all users');
    const group = defined(view.tree.groupRow(poolRow.poolId, key), 'its row');
    const open = () => rowsGiven(group);
    opened.push(await during(open));
    const openedAgain = await during(open);
    directory.members.forget(key);
    const atOnce = await during(() => Promise.all([open(), open()]));
    directory.members.forget(key);
    const held = proxy.hold('groupWithUsersWithCustomData');
    const opening = open();
    await held.answered;
    const reading = defined(proxy.requests.at(-1), 'a request');
    let left = 1;
    void reading.gone.then(() => {
      left = 0;
    });
    directory.members.cancel(key);
    await new Promise((resolve) => setTimeout(resolve, 100));
    last = { openedAgain, atOnce, left };
    held.release();
    await opening;
    await proxy.close();
  }
  return { firstRows, opened, ...last };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, settleMs));
}
