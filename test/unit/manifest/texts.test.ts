import assert from 'node:assert/strict';
import packageJson from '../../../package.json';
import { contributed, textKeys, textOf, texts } from '../../support/project/manifest.ts';

describe('The texts of the manifest', () => {
  it('are all there, and none is left over', () => {
    const used = new Set(textKeys(packageJson));
    assert.deepEqual([...used].sort(), Object.keys(texts).sort());
  });

  it('are never empty', () => {
    for (const [key, text] of Object.entries(texts)) assert.notEqual(text.trim(), '', key);
  });

  it('are translatable: none stands in the manifest itself', () => {
    for (const [path, text] of shownTexts(contributed)) {
      assert.match(text, /^%.+%$/, path);
      assert.notEqual(textOf(text), text, path);
    }
  });
});

const shown = new Set([
  'title',
  'category',
  'name',
  'contextualTitle',
  'contents',
  'description',
  'markdownDescription',
  'altText',
]);

/** All strings that VS Code shows, with the path to each. */
function shownTexts(part: unknown, path = ''): (readonly [path: string, text: string])[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const here = `${path}/${name}`;
    const isShown = shown.has(name) || path.endsWith('/enumDescriptions');
    return typeof value === 'string' && isShown ? [[here, value]] : shownTexts(value, here);
  });
}
