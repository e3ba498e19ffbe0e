import { visibleText } from '../text/displayText.ts';

// A read-only document, as text. It is YAML, which VS Code colours and folds without another extension, and in
// which a text of others can be quoted so that it is nothing but a text.

/** What a document says: sentences about the whole of it, then one entry after another. */
export interface Sheet {
  /** Each a whole sentence or two. */
  readonly notices: readonly string[];
  readonly entries: readonly Entry[];
}

/** A line of a document, with those below it. */
export interface Entry {
  readonly label: string;
  /** As the server gave it. */
  readonly value?: string | undefined;
  /** The same of a value that may have several lines. */
  readonly prose?: string | undefined;
  /** Ours, behind the value or in its place. */
  readonly note?: string | undefined;
  readonly items?: readonly Item[] | undefined;
  /** What stands below the label instead, such as the parts of a list. */
  readonly sections?: readonly Entry[] | undefined;
  /** Ours, below the items: such as how many are left out. */
  readonly rest?: string | undefined;
}

/** A line of a list. */
export interface Item {
  readonly label: string;
  readonly value?: string | undefined;
  readonly note?: string | undefined;
}

/** How much of a name or a value is shown, in UTF-16 units: there is room for more than in a row. */
const longest = 500;

/** The same of a line of prose. */
const longestLine = 5_000;

/** How wide a line of prose is, in columns of the editor. */
const widest = 80;

/** A character of two columns, and behind which a line may be broken. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** What a line may be broken between: wide characters, words, and the blanks between these. */
const parts =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]\p{M}*|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+|\s+/gu;

const closing = /^[\p{Pe}\p{Pf}\p{Po}]/u;

/** How many lines are shown of one value. */
const mostLines = 100;

/** Texts that need no quotes, in YAML and for whoever reads it: letters, digits and what joins words. */
const plain = /^[\p{L}\p{N}_(（][\p{L}\p{N}\p{M}\p{Pd} _./@+*?!':·,;，。、（）()“”’&=…]*$/u;

/** What YAML reads as something else than a text: a word, or the end of a key. */
const reserved = /^(?:true|false|yes|no|on|off|null|y|n)$|:(?: |$)/i;

/** Writes a document. */
export function sheetText({ notices, entries }: Sheet): string {
  const head = notices.map(comment);
  const body = entries.flatMap((entry, index) => {
    const lines = entryLines(entry, '');
    const isList = entry.items !== undefined || entry.sections !== undefined;
    return index > 0 && isList ? ['', ...lines] : lines;
  });
  return `${[...head, ...(head.length > 0 && body.length > 0 ? [''] : []), ...body].join('\n')}\n`;
}

function entryLines(entry: Entry, indent: string): readonly string[] {
  const { label, prose, value = prose?.trim(), note, items, sections, rest } = entry;
  const inner = `${indent}  `;
  const paragraphs = (prose ?? '').trim().split(/\r\n|[\r\n\u2028\u2029]/);
  const lines = paragraphs
    .slice(0, mostLines)
    .map((line) => wrapped(visibleText(line.trim(), longestLine)));
  if (lines.length > 1 || lines.some(({ length }) => length > 1)) {
    // Folded: what is broken here is one line to YAML, and an empty line ends one.
    const shown = lines.flatMap((each, index) => (index === 0 ? each : ['', ...each]));
    const more = paragraphs.length > mostLines ? ['', '…'] : [];
    return [
      `${indent}${scalar(label)}: >`,
      ...[...shown, ...more].map((line) => (line === '' ? '' : `${inner}${line}`)),
    ];
  }
  return [
    withNote(`${indent}${scalar(label)}:${value === undefined ? '' : ` ${scalar(value)}`}`, note),
    ...(items ?? []).map((item) => `${inner}- ${itemText(item)}`),
    ...(sections ?? []).flatMap((section) => entryLines(section, inner)),
    ...(rest === undefined ? [] : [`${inner}${comment(rest)}`]),
  ];
}

/** A line as several that are not too wide, broken between words or anywhere among Chinese characters. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const [part] of text.matchAll(parts)) {
    const isWide = wide.test(part);
    const own = isWide ? 2 : part.length;
    // No line begins with a comma or a closing bracket.
    const mayBegin = !isWide || !closing.test(part);
    if (width + own > widest && line.trim() !== '' && mayBegin) {
      lines.push(line.trim());
      line = '';
      width = 0;
    }
    line += part;
    width += own;
  }
  return [...lines, line.trim()];
}

function itemText({ label, value, note }: Item): string {
  const text = value === undefined ? scalar(label) : `${scalar(label)}: ${scalar(value)}`;
  return withNote(text, note);
}

function withNote(line: string, note: string | undefined): string {
  return note === undefined ? line : `${line} ${comment(note)}`;
}

function comment(text: string): string {
  return `# ${shownText(text)}`;
}

/** A text as a value or a key: as it is where that can be, else in quotes. */
function scalar(text: string): string {
  const shown = shownText(text);
  if (plain.test(shown) && shown === shown.trim() && !reserved.test(shown)) return shown;
  // Nothing that is shown needs more than this: what does not show is spelled out already.
  return `"${shown.replaceAll(/["\\]/g, '\\$&')}"`;
}

function shownText(text: string): string {
  return visibleText(text, longest);
}
