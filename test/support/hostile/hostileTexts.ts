import fc from 'fast-check';

// What nobody would send in earnest, for tests on any input.

const long = 100_000;

/** Texts that some reader, screen or spreadsheet takes for more than a text. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](command:workbench.action.quit)',
  '[click](https://evil.test "title")',
  'command:authingGroups.deleteGroups',
  '$(trash) $(sync~spin)',
  '\u202Eevil\u202C \u2066x\u2069',
  '\u0000\u0007\u001B[31m\u0085',
  '\uD800',
  '\uDC00x\uD83D',
  '=HYPERLINK("https://evil.test";"x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  'a;=1',
  '"',
  '",=1,"',
  'a\r\n=1',
  '__proto__',
  'constructor',
  'toString',
  '{0}',
  '%s%n',
  '../../etc/passwd',
  'NaN',
  '1e999',
  '𠮷野家 👩‍👩‍👧‍👦',
  'x'.repeat(long),
  '<'.repeat(long),
  '"'.repeat(long),
];

/** Any text, the hostile ones and pieces of them among them, unpaired surrogates too. */
export function anyText(): fc.Arbitrary<string> {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  return fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit }),
    fc
      .array(fc.oneof(fc.constantFrom(...hostileTexts.filter(isShort)), fc.string()))
      .map((parts) => parts.join('')),
  );
}

function isShort(text: string): boolean {
  return text.length < 100;
}

const depth = 10_000;

/** JSON values that are rare, as text: some of them no JavaScript value could be written as. */
const hostileValues: readonly string[] = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '200',
  '1e999',
  '-1e999',
  '1e-999',
  '9007199254740993',
  '"NaN"',
  '"200"',
  '"2206"',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"length":1e9,"0":1}',
  '{"then":1,"toJSON":1,"toString":1,"valueOf":1}',
  '['.repeat(depth) + ']'.repeat(depth),
  `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
];

/** No JSON, though parts of it look so. */
const brokenValues: readonly string[] = ['', 'NaN', 'undefined', '{', '"', "'x'", '\u0000', '//'];

/** The text of any JSON value. */
export function anyJson(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...hostileValues),
    anyText().map((text) => JSON.stringify(text)),
    fc.json({ stringUnit: 'binary' }),
  );
}

/** JSON taken apart: its leaves are texts, so that they can be what no value is. */
type Tree = string | Tree[] | Map<string, Tree>;

/** What happens to one place of a JSON value. */
interface Mutation {
  readonly place: number;
  readonly change: 'remove' | 'replace' | 'double' | 'wrap' | 'add' | 'rename';
  readonly key: string;
  readonly text: string;
}

/**
 * The text of a JSON value in which a few things are others than they should be: gone, null, of another
 * type, beside what nobody asked for, or no JSON any more.
 */
export function mutated(good: unknown): fc.Arbitrary<string> {
  const mutation: fc.Arbitrary<Mutation> = fc.record({
    place: fc.nat(),
    change: fc.constantFrom('remove', 'replace', 'double', 'wrap', 'add', 'rename'),
    key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'prototype', 'length'), fc.string()),
    text: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('null', '1e999', '-1', '""', '[]', '{}', 'true') },
      { weight: 6, arbitrary: anyJson() },
      { weight: 1, arbitrary: fc.constantFrom(...brokenValues) },
    ),
  });
  return fc.array(mutation, { minLength: 1, maxLength: 3 }).map((mutations) => {
    const tree = mutations.reduce(mutate, toTree({ root: good }));
    const text = toText(tree);
    return text.slice('{"root":'.length, -1);
  });
}

function toTree(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(toTree);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return new Map(Object.entries(value).map(([key, each]) => [key, toTree(each)]));
}

function toText(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  if (Array.isArray(tree)) return `[${tree.map(toText).join(',')}]`;
  const fields = [...tree].map(([key, value]) => `${JSON.stringify(key)}:${toText(value)}`);
  return `{${fields.join(',')}}`;
}

function mutate(root: Tree, { place, change, key, text }: Mutation): Tree {
  const places = placesIn(root);
  const [parent, at] = places[place % places.length] ?? [];
  if (parent === undefined || at === undefined) return root;
  const value = Array.isArray(parent) ? parent[Number(at)] : parent.get(String(at));
  if (value === undefined) return root;
  // The root itself stays where it is, for its text is cut out afterwards.
  const isRoot = parent === root;
  switch (change) {
    case 'remove':
      if (isRoot) break;
      if (Array.isArray(parent)) parent.splice(Number(at), 1);
      else parent.delete(String(at));
      break;
    case 'double':
      if (Array.isArray(parent)) parent.push(value);
      break;
    case 'wrap':
      put(parent, at, [value]);
      break;
    case 'add':
      if (Array.isArray(value)) value.push(text);
      else if (value instanceof Map) value.set(key, text);
      else put(parent, at, text);
      break;
    case 'rename':
      if (parent instanceof Map && !isRoot) {
        parent.delete(String(at));
        parent.set(key, value);
      }
      break;
    case 'replace':
      put(parent, at, text);
      break;
  }
  return root;
}

type Place = readonly [Tree[] | Map<string, Tree>, number | string];

function placesIn(tree: Tree): Place[] {
  if (typeof tree === 'string') return [];
  const here: Place[] = Array.isArray(tree)
    ? tree.map((_, index) => [tree, index])
    : [...tree.keys()].map((key) => [tree, key]);
  const children = Array.isArray(tree) ? tree : [...tree.values()];
  return [...here, ...children.flatMap(placesIn)];
}

function put(parent: Tree[] | Map<string, Tree>, at: number | string, value: Tree): void {
  if (Array.isArray(parent)) parent[Number(at)] = value;
  else parent.set(String(at), value);
}

/** Whether somebody got at what all objects have in common. */
export function isPolluted(): boolean {
  return Object.keys(Object.prototype).length > 0 || 'polluted' in {};
}
