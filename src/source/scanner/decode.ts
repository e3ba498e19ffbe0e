import type { Decode } from './literals.ts';

/** How escapes of a language are written. */
interface Escapes {
  /** Single characters, and what they stand for behind a backslash, besides the common ones. */
  readonly letters?: Readonly<Record<string, string>>;
  /** Codes in hexadecimal, as the source of a pattern: letters, perhaps braces, and the digits. */
  readonly hexadecimal: string;
  /** Whether a backslash before a character without a meaning is a backslash. */
  readonly keepsUnknown?: boolean;
  /** Whether a backslash before the end of a line takes both away. */
  readonly joinsLines?: boolean;
  /** Digits of codes in octal, as the source of a pattern. */
  readonly octal?: string;
}

const common = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };
const bell = { a: '\x07' };
const braced = 'u\\{\\s*[0-9a-fA-F]{1,6}\\s*\\}';
const four = 'u[0-9a-fA-F]{4}';
const eight = 'U[0-9a-fA-F]{8}';
const two = 'x[0-9a-fA-F]{2}';
const upToTwo = 'x[0-9a-fA-F]{1,2}';

function decoder({
  letters,
  hexadecimal,
  keepsUnknown,
  joinsLines,
  octal = '[0-7]{1,3}',
}: Escapes): Decode {
  const stands: Readonly<Record<string, string>> = { ...common, ...letters };
  const pattern = new RegExp(`\\\\(?:(${hexadecimal})|(${octal})|\\r\\n|[^])`, 'g');
  return (content) =>
    content.replace(pattern, (whole, hex?: string, digits?: string) => {
      if (hex !== undefined) {
        return character(Number.parseInt(hex.replace(/^[a-zA-Z][u{\s]*/, ''), 16), whole);
      }
      if (digits !== undefined) return character(Number.parseInt(digits, 8), whole);
      const escaped = whole.slice(1);
      if (joinsLines && escaped.endsWith('\n')) return '';
      return stands[escaped] ?? (keepsUnknown ? whole : escaped);
    });
}

function character(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** Ends of lines as most languages understand them in literals of several lines. */
export function withLineFeeds(content: string): string {
  return content.includes('\r') ? content.replaceAll('\r\n', '\n') : content;
}

const javaScriptEscapes = decoder({ hexadecimal: `${braced}|${four}|${two}`, joinsLines: true });
export const decodeJavaScript: Decode = (content) => javaScriptEscapes(withLineFeeds(content));

const pythonEscapes = decoder({
  letters: { ...bell, '\\': '\\', "'": "'", '"': '"' },
  hexadecimal: `${four}|${eight}|${two}`,
  keepsUnknown: true,
  joinsLines: true,
});
export const decodePython: Decode = (content) => pythonEscapes(withLineFeeds(content));

export const decodeJava = decoder({
  letters: { s: ' ' },
  hexadecimal: `u*${four}`,
  joinsLines: true,
});

export const decodeGo = decoder({ letters: bell, hexadecimal: `${four}|${eight}|${two}` });

export const decodeCSharp = decoder({
  letters: { ...bell, e: '\x1b' },
  hexadecimal: `${four}|${eight}|x[0-9a-fA-F]{1,4}`,
  octal: '0',
});
export const decodeVerbatim: Decode = (content) => content.replaceAll('""', '"');

const php = { hexadecimal: `${braced}|${upToTwo}`, keepsUnknown: true };
const phpLetters = { b: '\\b', e: '\x1b', '\\': '\\', $: '$' };
export const decodePhp = decoder({ letters: { ...phpLetters, '"': '"' }, ...php });
export const decodePhpHere = decoder({ letters: phpLetters, ...php });
export const decodePhpSingle: Decode = (content) => content.replace(/\\([\\'])/g, '$1');

export const decodeRuby = decoder({
  letters: { ...bell, e: '\x1b', s: ' ' },
  hexadecimal: `${braced}|${four}|${upToTwo}`,
  joinsLines: true,
});
export const decodeRubySingle: Decode = (content) =>
  content.replace(/\\([\\'()[\]{}<>|!/])/g, '$1');

/** Braces of the text are written twice where one opens an interpolation. */
export function withBraces(decode: Decode): Decode {
  return (content, indent) =>
    decode(content, indent).replace(/\{\{|\}\}/g, (braces) => braces.charAt(0));
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The value of an attribute in a tag. */
export const decodeEntities: Decode = (content) =>
  content.replace(/&(#x?)?(\w{1,7});/g, (whole, numeric, name) =>
    numeric === undefined
      ? (entities[name] ?? whole)
      : character(Number.parseInt(name, numeric === '#' ? 10 : 16), whole),
  );

/**
 * Takes away the indentation that all lines with text have in common.
 * @param indent what to take away instead
 */
export function dedent(content: string, indent?: number): string {
  const lines = withLineFeeds(content).split('\n');
  const least =
    indent ??
    Math.min(
      ...lines
        .filter((line) => /\S/.test(line))
        .slice(0, most)
        .map(indentOf),
    );
  return lines.map((line) => line.slice(Math.min(least, indentOf(line)))).join('\n');
}

/** So many lines are looked at for the indentation they have in common. */
const most = 5000;

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A text block of Java begins behind its first line; the line of the closing quotes counts for the indentation. */
export const decodeTextBlock: Decode = (content) => {
  // A mark keeps the last line, if blank, from being passed over.
  const lines = dedent(`${content.slice(content.indexOf('\n') + 1)}.`).slice(0, -1);
  return decodeJava(lines.replace(/[ \t]+$/gm, ''));
};

/** A raw string of C#: on one line as written, else the lines between without the last one's indentation. */
export const decodeRaw: Decode = (content) => {
  const lines = withLineFeeds(content).split('\n');
  return lines.length < 3 ? content : dedent(lines.slice(1, -1).join('\n'), lines.at(-1)?.length);
};
