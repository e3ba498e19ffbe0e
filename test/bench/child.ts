import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import * as v from 'valibot';
import { startGroup, stopGroup } from '../../devhost/processes.ts';

const programs = 'test/bench/out';

/**
 * Runs a measuring program in a fresh process.
 * @param program its file below test/bench, without the ending
 * @param input what it gets to read with `input`
 * @returns what it reports with `report`
 */
export async function measureIn<T>(
  program: string,
  input: unknown,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  const child = fork(join(programs, `${program}.js`), [JSON.stringify(input)]);
  putFirst(child.pid);
  const answer = once(child, 'message').then(([message]) => v.parse(schema, message));
  const exit = once(child, 'exit').then(([code]) => {
    throw new Error(`${program} ended with ${code} and reported nothing.`);
  });
  try {
    return await Promise.race([answer, exit]);
  } finally {
    exit.catch(() => {});
    child.kill();
  }
}

/** In a measuring program: what it was started with. */
export function input<T>(schema: v.GenericSchema<unknown, T>): T {
  // It must not outlive who wants its report.
  process.once('disconnect', () => process.exit());
  return v.parse(schema, JSON.parse(process.argv[2] ?? 'null'));
}

/** In a measuring program: hands over what was measured, which ends it. */
export function report(value: unknown): void {
  process.send?.(value);
}

/** Where a server is, and what to log in with. */
export const addressSchema = v.object({
  host: v.string(),
  userPoolId: v.string(),
  secret: v.string(),
});

export type Address = v.InferOutput<typeof addressSchema>;

/**
 * Runs a server in another process for as long as the work takes.
 * @param program a file that prints its address as a line of JSON once it listens
 */
export async function withServer<T>(
  program: string,
  args: readonly string[],
  work: (address: Address) => Promise<T>,
): Promise<T> {
  const child = startGroup(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  putFirst(child.pid);
  try {
    return await work(await addressFrom(child));
  } finally {
    await stopGroup(child);
  }
}

/** Runs the sample pool; its options are those of `npm run sample-pool`. */
export function withSamplePool<T>(
  options: Readonly<Record<string, number>>,
  work: (address: Address) => Promise<T>,
): Promise<T> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return withServer('out/sample/samplePool.js', args, work);
}

/** Runs a sample pool for each of some options, all at the same time. */
export async function withSamplePools<T>(
  options: readonly Readonly<Record<string, number>>[],
  work: (addresses: readonly Address[]) => Promise<T>,
): Promise<T> {
  const [first, ...others] = options;
  if (first === undefined) return work([]);
  return withSamplePool(first, (address) =>
    withSamplePools(others, (addresses) => work([address, ...addresses])),
  );
}

/** Runs the server that gives the same answer to everything; see client/constantServer.ts. */
export function withConstantServer<T>(work: (address: Address) => Promise<T>): Promise<T> {
  return withServer(join(programs, 'client/constantServer.js'), [], work);
}

async function addressFrom(child: ReturnType<typeof startGroup>): Promise<Address> {
  let line = '';
  for await (const chunk of child.stdout ?? []) {
    line += String(chunk);
    if (line.includes('\n')) break;
  }
  return v.parse(addressSchema, JSON.parse(line));
}

/** Lets a process run before what else the machine has to do, where that is allowed. */
function putFirst(pid: number | undefined): void {
  if (pid === undefined) return;
  const priority = constants.priority.PRIORITY_HIGHEST;
  try {
    setPriority(pid, priority);
    // Linux shares its time among sessions first, and only then by the priorities in each.
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, String(priority));
  } catch {
    // Then the others disturb it: the spread will show.
  }
}
