import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** As test/bench measures it: what `activate` waits for, in bytes. */
const mostAtStart = 15_000;

describe('The code that is loaded when VS Code starts', () => {
  const into = mkdtempSync(join(tmpdir(), 'authing-groups-entry-'));
  const loaded = new Map<string, string>();

  before(function () {
    this.timeout(60_000);
    const args = ['esbuild.mjs', 'extension', '--production', `--into=${into}`];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    load(join(into, 'dist/extension.js'));
  });

  after(() => rmSync(into, { recursive: true, force: true }));

  function load(file: string): void {
    if (loaded.has(file)) return;
    const code = readFileSync(file, 'utf8');
    loaded.set(file, code);
    for (const [, path = ''] of code.matchAll(/\b(?:from|import)"(\.[^"]+)"/g)) {
      load(join(dirname(file), path));
    }
  }

  it('is small', () => {
    assert.ok(loaded.size > 1);
    const bytes = [...loaded.values()].reduce((sum, code) => sum + Buffer.byteLength(code), 0);
    assert.ok(bytes <= mostAtStart, `${bytes} bytes`);
  });

  it('is one of a hundred files at most, above which `vsce package` warns that so many load slowly', () => {
    const scripts = readdirSync(into, { recursive: true, encoding: 'utf8' });
    const count = scripts.filter((path) => path.endsWith('.js')).length;
    // That of the pages is built by itself.
    assert.ok(count + 1 <= 100, `${count + 1} files`);
  });

  it('has nothing of packages, whose helpers and names are loaded with what needs them', () => {
    for (const [file, code] of loaded) assert.doesNotMatch(code, /\brequire\b|createRequire/, file);
  });
});
