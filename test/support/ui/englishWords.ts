import type { Locator } from 'playwright-core';
import { makeSeed } from '../../../src/sample/seed.ts';

/** Names that stay as they are in any language; keys, formats and marks of versions among them. */
const names =
  'Authing Groups VS Code ID API JSON CSV Markdown SDK SVG Enter Escape Shift Alt Ctrl Delete Space GMT UTC core authing cn DATA MENU UI BUTTON http https';

/** Fields of the sample data that a person writes sentences into: their words are those of any text. */
const proseFields = new Set(['description', 'summary']);

/** What is read of a page, through shadow roots. */
interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly shadowRoot?: PageNode | null;
  getAttribute?(name: string): string | null;
}

let dataWords: ReadonlySet<string> | undefined;

/** The words of the sample data's names, codes and the like, in a Chinese window. */
function wordsOfSampleData(): ReadonlySet<string> {
  dataWords ??= new Set(
    [...stringsIn(makeSeed({ language: 'zh' }))].flatMap((text) => wordsOf(text)),
  );
  return dataWords;
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  const entries = value instanceof Map ? value.entries() : Object.entries(value);
  for (const [key, inner] of entries) {
    if (typeof key === 'string' && !proseFields.has(key) && value instanceof Map) yield key;
    if (!proseFields.has(String(key))) yield* stringsIn(inner);
  }
}

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? [];
}

/**
 * The English words of what is seen, and of what a screen reader says of it: those that are neither names
 * nor of the sample data.
 * @param more names besides
 */
export async function englishWords(locator: Locator, more = ''): Promise<string[]> {
  const known = new Set([...wordsOf(names), ...wordsOf(more)]);
  const texts = await locator.evaluateAll((roots) => {
    const found: string[] = [];
    const read = (node: PageNode) => {
      if (node.nodeType === 3) found.push(node.textContent ?? '');
      if (/^(STYLE|SCRIPT)$/.test(node.nodeName)) return;
      for (const name of ['aria-label', 'title', 'label', 'placeholder']) {
        const text = node.getAttribute?.(name) ?? '';
        // An older VS Code has the address of a link there.
        if (!text.startsWith('command:')) found.push(text);
      }
      for (const child of node.childNodes) read(child);
      if (node.shadowRoot) read(node.shadowRoot);
    };
    for (const root of roots) read(root);
    return found;
  });
  const unknown = texts
    .flatMap((text) => wordsOf(text))
    .filter((word) => !known.has(word) && !wordsOfSampleData().has(word));
  return [...new Set(unknown)];
}
