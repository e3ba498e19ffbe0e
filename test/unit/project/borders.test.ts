import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';

const Report = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    summary: v.object({
      violations: v.array(v.object({ from: v.string(), rule: v.object({ name: v.string() }) })),
      totalCruised: v.number(),
    }),
  }),
);

const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = resolve('.dependency-cruiser.mjs');

/** A small tree in which every import is allowed. */
const good: Readonly<Record<string, string>> = {
  'src/ids.ts': 'export const view = "groups";\n',
  'src/model/group.ts': 'export interface Group { readonly code: string }\n',
  'src/text/plainText.ts': 'export const plainText = (text: string) => text.trim();\n',
  'src/tree/row.ts': [
    "import * as vscode from 'vscode';",
    "import { view } from '../ids.ts';",
    "import type { Group } from '../model/group.ts';",
    "import { plainText } from '../text/plainText.ts';",
    'export const label = (group: Group) => plainText(group.code) + view + vscode.version;',
    '',
  ].join('\n'),
};

/** Which rules a tree breaks, and in which file. */
async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'borders-'));
  try {
    for (const [name, text] of Object.entries({ ...good, ...files })) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const args = [program, '--config', config, '--output-type', 'json', 'src'];
    // It ends with the number of what is broken.
    const output = await new Promise<string>((done) =>
      execFile(process.execPath, args, { cwd: folder }, (_, stdout) => done(stdout)),
    );
    const { violations, totalCruised } = v.parse(Report, output).summary;
    assert.ok(totalCruised >= Object.keys(good).length, 'it has read the tree');
    return violations.map(({ from, rule }) => `${rule.name} in ${from}`).sort();
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('The table of what each folder may import', function () {
  this.timeout(60_000);

  it('lets pass what it allows', async () => {
    assert.deepEqual(await broken({}), []);
  });

  it('refuses an import of a folder above', async () => {
    assert.deepEqual(
      await broken({ 'src/model/user.ts': "export { label } from '../tree/row.ts';\n" }),
      ['model-imports in src/model/user.ts'],
    );
  });

  it('refuses an import of types alone, too', async () => {
    assert.deepEqual(
      await broken({
        'src/commands/run.ts': [
          "import type * as row from '../tree/row.ts';",
          'export type Label = typeof row.label;',
          '',
        ].join('\n'),
      }),
      ['commands-imports in src/commands/run.ts'],
    );
  });

  it('refuses an import that is loaded when it is needed, too', async () => {
    assert.deepEqual(
      await broken({ 'src/commands/run.ts': "export const row = import('../tree/row.ts');\n" }),
      ['commands-imports in src/commands/run.ts'],
    );
  });

  for (const [what, files, from] of [
    [
      'imports something',
      { 'src/helpers/all.ts': "export { plainText } from '../text/plainText.ts';\n" },
      'src/helpers/all.ts',
    ],
    [
      'is imported',
      {
        'src/helpers/all.ts': 'export const all = 1;\n',
        'src/extension.ts': "export { all } from './helpers/all.ts';\n",
      },
      'src/extension.ts',
    ],
    ['does neither', { 'src/helpers/all.ts': 'export const all = 1;\n' }, 'src/helpers/all.ts'],
  ] as const) {
    it(`refuses a folder that it does not know, where a file in it ${what}`, async () => {
      assert.deepEqual(await broken(files), [`unknown-folder in ${from}`]);
    });
  }

  it('refuses a circle', async () => {
    assert.deepEqual(
      await broken({
        'src/model/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
        'src/model/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
      }),
      ['no-circle in src/model/one.ts'],
    );
  });

  it('refuses VS Code and Node where there are none', async () => {
    assert.deepEqual(
      await broken({
        'src/model/user.ts': "export { version } from 'vscode';\n",
        'src/text/file.ts': "export { readFile } from 'node:fs';\n",
      }),
      ['no-node in src/text/file.ts', 'no-vscode in src/model/user.ts'],
    );
  });

  it('refuses what is inside the client', async () => {
    assert.deepEqual(
      await broken({
        'src/authing/v2/codes.ts': 'export const missing = 404;\n',
        'src/directory/read.ts': "export { missing } from '../authing/v2/codes.ts';\n",
      }),
      ['client-only-as-asked-for in src/directory/read.ts'],
    );
  });
});
