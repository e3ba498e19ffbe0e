import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

const Tasks = v.object({
  tasks: v.array(
    v.object({
      label: v.string(),
      problemMatcher: v.union([
        v.array(v.string()),
        v.object({
          pattern: v.array(v.object({ regexp: v.string() })),
          background: v.object({ beginsPattern: v.string(), endsPattern: v.string() }),
        }),
      ]),
    }),
  ),
});

const SourceMap = v.pipe(v.string(), v.parseJson(), v.object({ sources: v.array(v.string()) }));

describe('The build that F5 waits for', () => {
  let folder: string;
  let matcher: {
    readonly pattern: readonly { readonly regexp: string }[];
    readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watch-'));
    const text = readFileSync('.vscode/tasks.json', 'utf8');
    const { tasks } = v.parse(v.pipe(v.string(), v.parseJson(), Tasks), text);
    const watch = tasks.find(({ label }) => label === 'watch')?.problemMatcher;
    assert.ok(watch !== undefined && 'background' in watch);
    matcher = watch;
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('says when it begins and when all is built, once each, and writes source maps', async function () {
    this.timeout(60_000);
    const { beginsPattern, endsPattern } = matcher.background;
    const args = ['esbuild.mjs', 'extension', 'webview', '--watch', `--into=${folder}`];
    const watch = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(watch, 'exit');
    try {
      const lines: string[] = [];
      for await (const line of createInterface({ input: watch.stdout })) {
        lines.push(line);
        if (new RegExp(endsPattern).test(line)) break;
      }
      assert.equal(lines.length, 2, lines.join('\n'));
      assert.match(lines[0] ?? '', new RegExp(beginsPattern));
      // All of it is there: the task has ended, and VS Code starts what was built.
      for (const file of ['extension.js', 'samplePoolWorker.js']) {
        const map = join(folder, 'dist', `${file}.map`);
        const { sources } = v.parse(SourceMap, readFileSync(map, 'utf8'));
        assert.ok(sources.length > 0);
        for (const source of sources) assert.ok(existsSync(resolve(dirname(map), source)), source);
      }
      const script = readFileSync(join(folder, 'dist/webview/pages.js'), 'utf8');
      assert.match(script, /\n\/\/# sourceMappingURL=data:/);
    } finally {
      watch.kill();
      await ended;
    }
  });

  it('is another one for what ships, which has no source maps', async function () {
    this.timeout(60_000);
    const into = join(folder, 'shipped');
    const args = ['esbuild.mjs', 'extension', 'webview', '--production', `--into=${into}`];
    const building = spawn(process.execPath, args, { stdio: 'inherit' });
    assert.deepEqual(await once(building, 'exit'), [0, null]);
    const files = (await readdir(into, { recursive: true })).filter((name) =>
      /\.(js|map)$/.test(name),
    );
    assert.ok(files.some((name) => name.endsWith('webview/pages.js')));
    for (const name of files) {
      assert.ok(name.endsWith('.js'), name);
      assert.doesNotMatch(
        readFileSync(join(into, name), 'utf8'),
        /\n\/\/# sourceMappingURL=/,
        name,
      );
    }
  });

  it('says what is wrong in lines that VS Code finds the place in', () => {
    const said = ['✘ [ERROR] Unexpected "="', '', '    src/ids.ts:6:9:'];
    assert.equal(matcher.pattern.length, said.length);
    for (const [index, { regexp }] of matcher.pattern.entries()) {
      assert.match(said[index] ?? '', new RegExp(regexp));
    }
  });
});
