import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import * as v from 'valibot';
import { testsStart } from '../../../run/suite.ts';
import { taskNames, tasks } from './tasks.ts';

const Order = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ task: v.picklist(taskNames), input: v.unknown(), report: v.string() }),
);

/** Called by VS Code in the extension host; a rejection makes the run fail. */
export async function run(): Promise<void> {
  const { task, input, report } = v.parse(Order, process.env.BENCH_TASK);
  console.log(`${testsStart}the extension host: ${task}`);
  await writeFile(report, JSON.stringify(await tasks[task](input)));
}
