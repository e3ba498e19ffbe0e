import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import packageJson from '../../../package.json';
import packageTexts from '../../../package.nls.json';
import chineseTexts from '../../../package.nls.zh-cn.json';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SUPPORT.md',
  'SECURITY.md',
];

/** The files and folders of the repository that a text names, in code or in links. */
function pathsIn(text: string): string[] {
  const code = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, words = '']) => words.split(/\s+/));
  const links = [...text.matchAll(/(?:\]\(|(?:src|srcset)=")([^)#\s"]+)/g)].map(
    ([, target = '']) => target,
  );
  const arguments_ = [...text.matchAll(/^ {4,}(npm .*)$/gm)].flatMap(([, line = '']) =>
    line.split(/\s+/),
  );
  const isPath =
    /^(?:\.\/)?(?:(?:src|test|scripts|devhost|media|\.vscode|\.ci)\/|[\w.-]+\.(?:mjs|md)$)/;
  return (
    [...code, ...links, ...arguments_]
      .filter((word) => isPath.test(word))
      .map((word) => word.replace(/[,.:;]$/, ''))
      // Of a pattern, such as `src/panels/<name>/`, what stands before it.
      .map((path) => path.replace(/[<*…{].*$/, ''))
  );
}

describe('The documents', () => {
  it('are found to name files', () => {
    const text =
      'See `src/ids.ts`, [this](media/icon.png) and `src/panels/<name>/`; not `npm test`.';
    assert.deepEqual(pathsIn(`${text}\n    npm run test:unit -- test/unit/a.test.ts  # one\n`), [
      'src/ids.ts',
      'src/panels/',
      'media/icon.png',
      'test/unit/a.test.ts',
    ]);
  });

  for (const document of documents.filter((name) => existsSync(name))) {
    const text = readFileSync(document, 'utf8');

    it(`name files and folders that exist, in ${document}`, () => {
      assert.deepEqual(
        pathsIn(text).filter((path) => !existsSync(path)),
        [],
      );
    });

    it(`name scripts that exist, in ${document}`, () => {
      const scripts = [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(
        ([, name = '']) => name,
      );
      assert.deepEqual(
        scripts.filter((name) => !(name in packageJson.scripts)),
        [],
      );
    });
  }
});

describe('The README in Chinese', () => {
  const english = readFileSync('README.md', 'utf8');
  const chinese = readFileSync('README.zh-CN.md', 'utf8');
  const firstCells = (text: string) =>
    [...text.matchAll(/^\| ([^|\n]+?) \|/gm)].map(([, cell = '']) => cell);
  const commandTitles = new Map(
    Object.entries(packageTexts).map(([key, title]) => [
      title,
      new Map(Object.entries(chineseTexts)).get(key) ?? title,
    ]),
  );

  it('has the sections, lists and pictures of the English one', () => {
    const outline = (text: string) =>
      [...text.matchAll(/^(#+ |- |\d+\. |!\[[^\]]*\]\([^)]+\))/gm)].map(([, mark = '']) =>
        mark.replace(/\[[^\]]*\]/, ''),
      );
    assert.deepEqual(outline(chinese), outline(english));
  });

  it('names the same commands as VS Code does, and the same settings', () => {
    const inChinese = firstCells(english)
      .filter((cell) => cell.startsWith('`') || commandTitles.has(cell))
      .map((cell) => commandTitles.get(cell) ?? cell);
    assert.ok(inChinese.length > 40);
    const named = new Set(firstCells(chinese));
    assert.deepEqual(
      inChinese.filter((cell) => !named.has(cell)),
      [],
    );
  });
});
