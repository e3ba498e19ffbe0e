import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import packageJson from '../../../package.json';

const Launch = v.object({
  configurations: v.array(
    v.object({
      name: v.string(),
      preLaunchTask: v.string(),
      program: v.optional(v.string()),
      args: v.array(v.string()),
      outFiles: v.array(v.string()),
      env: v.record(v.string(), v.string()),
    }),
  ),
});

const Tasks = v.object({
  tasks: v.array(
    v.variant('type', [
      v.object({ label: v.string(), type: v.literal('npm'), script: v.string() }),
      v.object({
        label: v.string(),
        type: v.literal('process'),
        command: v.literal('node'),
        args: v.array(v.string()),
      }),
    ]),
  ),
});

function read<Schema extends v.GenericSchema>(file: string, schema: Schema) {
  return v.parse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(file, 'utf8'));
}

const { configurations } = read('.vscode/launch.json', Launch);
const { tasks } = read('.vscode/tasks.json', Tasks);

/** The paths in the repository that a text names. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/\$\{workspaceFolder\}\/?([^"]*)/g)].map(([, path]) => path ?? '');
}

describe('What VS Code debugs and runs in this repository', () => {
  for (const { name, preLaunchTask, program, args, outFiles, env } of configurations) {
    describe(`“${name}”`, () => {
      it('runs a task first that there is', () => {
        assert.ok(tasks.some(({ label }) => label === preLaunchTask));
      });

      it('names files and folders that exist', () => {
        const paths = [...args, program ?? ''].flatMap(pathsIn).filter((path) => path !== '');
        assert.deepEqual(
          paths.filter((path) => !existsSync(path)),
          [],
        );
      });

      it('sets variables that something reads', () => {
        const readers = ['src/extension.ts', 'test/run/suite.ts', 'test/host/index.ts'];
        const code = readers.map((file) => readFileSync(file, 'utf8')).join();
        assert.deepEqual(
          Object.keys(env).filter((variable) => !code.includes(`process.env.${variable}`)),
          [],
        );
      });

      it('finds the source maps where the build puts them', () => {
        const folders = outFiles.flatMap(pathsIn).map((path) => path.replace('/**/*.js', ''));
        assert.deepEqual(
          folders.filter((folder) => folder !== 'dist' && folder !== 'out/test'),
          [],
        );
        assert.ok(packageJson.main.startsWith('./dist/'));
      });
    });
  }

  it('are tasks that run scripts of package.json and targets of the build', () => {
    const { stderr } = spawnSync(process.execPath, ['esbuild.mjs', 'no such target'], {
      encoding: 'utf8',
    });
    const targets = /No build target "no such target": (.*)\./.exec(stderr)?.[1]?.split(', ');
    assert.ok(targets !== undefined, stderr);
    for (const task of tasks) {
      if (task.type === 'npm') assert.ok(task.script in packageJson.scripts, task.label);
      else {
        const [script = '', ...names] = task.args;
        assert.ok(existsSync(script), task.label);
        for (const name of names) assert.ok(targets.includes(name), `${task.label}: ${name}`);
      }
    }
  });
});
