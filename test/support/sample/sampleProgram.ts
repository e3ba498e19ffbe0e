import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type Address, textAt } from './sampleClient.ts';

let built: Promise<unknown> | undefined;

/** Builds the sample pool's program, once for all tests. */
export function build(): Promise<unknown> {
  built ??= promisify(execFile)(process.execPath, ['esbuild.mjs', 'samplePool']);
  return built;
}

export interface Program {
  readonly process: ChildProcess;
  readonly address: Address;
  /** All that was written to standard output so far. */
  output(): string;
}

/** Starts the sample pool as a program and waits for the line it prints. */
export async function start(...args: string[]): Promise<Program> {
  await build();
  const child = spawn(process.execPath, ['out/sample/samplePool.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  while (!output.includes('\n')) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`The program ended: ${errors}`);
  }
  const line: unknown = JSON.parse(output);
  const address = {
    host: textAt(line, 'host'),
    userPoolId: textAt(line, 'userPoolId'),
    secret: textAt(line, 'secret'),
  };
  return { process: child, address, output: () => output + errors };
}

/** Runs the program with arguments it does not start with. */
export async function fail(...args: string[]) {
  await build();
  const child = spawn(process.execPath, ['out/sample/samplePool.js', ...args]);
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, output, errors };
}

/** Ends a program and waits until it is gone. */
export async function stop({ process: child }: Program, signal: NodeJS.Signals = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
