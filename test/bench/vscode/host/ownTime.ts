import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { extension } from '../../../support/host/extension.ts';

/** How often (µs) the profiler looks what runs. */
const intervalUs = 200;

/** How long something ran, in milliseconds. */
export interface OwnTime {
  /** Code of the extension, and what it calls. */
  readonly total: number;
  /** The longest that it ran without anything else running. */
  readonly longest: number;
}

/** Measures by V8's profiler how long the extension's code runs, with what it calls, while something happens. */
export async function ownTime(happens: () => Promise<void>): Promise<OwnTime> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: intervalUs });
  await session.post('Profiler.start');
  await happens();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return timeIn(profile, `${extension().extensionPath}/dist/`);
}

function timeIn({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, folder: string) {
  const own = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const take = (id: number, within: boolean) => {
    const node = byId.get(id);
    if (node === undefined) return;
    const isOwn = within || node.callFrame.url.includes(folder);
    if (isOwn) own.add(id);
    for (const child of node.children ?? []) take(child, isOwn);
  };
  const [first] = nodes;
  if (first !== undefined) take(first.id, false);
  let total = 0;
  let longest = 0;
  let current = 0;
  for (const [place, node] of samples.entries()) {
    // Each time is that since the sample before, so what runs now is what the next one counts.
    const ms = (timeDeltas[place + 1] ?? 0) / 1000;
    current = own.has(node) ? current + ms : 0;
    if (own.has(node)) total += ms;
    longest = Math.max(longest, current);
  }
  return { total, longest };
}
