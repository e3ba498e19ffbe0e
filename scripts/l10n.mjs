// Brings the translations into line with the source: `npm run l10n`. It takes the strings out of src/,
// drops translations of those that are gone, and prints what is still to be translated. Its exit code is
// 1 while something is.
//
// l10n/bundle.l10n.json is what translators' tools read. It is not committed, for VS Code falls back on the
// strings in the source. l10n/bundle.l10n.<language>.json and package.nls.<language>.json are.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from './project.mjs';

await installPackages();
const { getL10nJson } = await import('@vscode/l10n-dev');

const folder = join(root, 'l10n');
const languages = ['zh-cn'];

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const write = (path, content) => writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);

/** The strings of src/ by their keys: the message, and behind a slash its comment where it has one. */
async function extract() {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      extension: '.ts',
      contents: readFileSync(join(root, 'src', name), 'utf8'),
    }));
  const strings = await getL10nJson(files.filter(({ contents }) => contents.includes('l10n.t(')));
  return Object.fromEntries(Object.entries(strings).sort(byKey));
}

function byKey([one], [other]) {
  return one < other ? -1 : 1;
}

/** A message may stay what it was while its comment changes: then its translation stays, too. */
function messageOf(value, key) {
  return typeof value === 'string' ? key : value.message;
}

const strings = await extract();
write(join(folder, 'bundle.l10n.json'), strings);
const titles = read(join(root, 'package.nls.json'));
const untranslated = {};

for (const language of languages) {
  const bundlePath = join(folder, `bundle.l10n.${language}.json`);
  const before = read(bundlePath);
  const after = {};
  for (const [key, value] of Object.entries(strings)) {
    const message = messageOf(value, key);
    const [, moved] =
      Object.entries(before).find(
        ([other]) => other === message || other.startsWith(`${message}/`),
      ) ?? [];
    const translation = before[key] ?? moved;
    if (translation === undefined) untranslated[key] = '';
    else after[key] = translation;
  }
  write(bundlePath, after);

  const titlesPath = join(root, `package.nls.${language}.json`);
  const titlesBefore = read(titlesPath);
  const titlesAfter = {};
  for (const [key, title] of Object.entries(titles)) {
    if (titlesBefore[key] === undefined) untranslated[`package.nls: ${key}`] = title;
    else titlesAfter[key] = titlesBefore[key];
  }
  write(titlesPath, titlesAfter);
}

const count = Object.keys(untranslated).length;
console.log(`${Object.keys(strings).length} strings, ${count} to be translated.`);
if (count > 0) {
  console.log(JSON.stringify(untranslated, null, 2));
  process.exitCode = 1;
}
