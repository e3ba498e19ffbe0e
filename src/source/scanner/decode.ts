import type { Decode } from './literals.ts';

/** How escapes of a language are written, besides one letter that stands for a character. */
interface Escapes {
  /** What single characters behind a backslash stand for. */
  readonly letters: Readonly<Record<string, string>>;
  /** Digits in other forms, as sources of patterns with one group each: the code in hexadecimal. */
  readonly hexadecimal: readonly string[];
  readonly octal?: boolean;
  /** Whether a backslash before a character without a meaning is a backslash. */
  readonly keepsUnknown?: boolean;
  /** Whether a backslash before the end of a line takes both away. */
  readonly joinsLines?: boolean;
}

const common = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };
const hexPair = 'x([0-9a-fA-F]{2})';
const four = 'u([0-9a-fA-F]{4})';
const eight = 'U([0-9a-fA-F]{8})';
const braced = 'u\\{\\s*([0-9a-fA-F]{1,6})\\s*\\}';

function decoder({ letters, hexadecimal, octal, keepsUnknown, joinsLines }: Escapes): Decode {
  const forms = [...hexadecimal, ...(octal ? ['([0-7]{1,3})'] : []), '(?:\\r\\n|[\\s\\S])'];
  const pattern = new RegExp(`\\\\(?:${forms.join('|')})`, 'g');
  return (content) =>
    content.replace(pattern, (whole, ...groups: unknown[]) => {
      for (const [index] of hexadecimal.entries()) {
        const digits = groups[index];
        if (typeof digits === 'string') return character(Number.parseInt(digits, 16), whole);
      }
      const digits = octal ? groups[hexadecimal.length] : undefined;
      if (typeof digits === 'string') return character(Number.parseInt(digits, 8), whole);
      const escaped = whole.slice(1);
      if (joinsLines && (escaped === '\n' || escaped === '\r\n')) return '';
      return letters[escaped] ?? (keepsUnknown ? whole : escaped);
    });
}

function character(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** Ends of lines as most languages understand them in literals of several lines. */
export function withLineFeeds(content: string): string {
  return content.includes('\r') ? content.replaceAll('\r\n', '\n') : content;
}

const javaScriptEscapes = decoder({
  letters: common,
  hexadecimal: [braced, four, hexPair],
  octal: true,
  joinsLines: true,
});
export const decodeJavaScript: Decode = (content) => javaScriptEscapes(withLineFeeds(content));

const pythonEscapes = decoder({
  letters: { ...common, a: '\x07', '\\': '\\', "'": "'", '"': '"' },
  hexadecimal: [four, eight, hexPair],
  octal: true,
  keepsUnknown: true,
  joinsLines: true,
});
export const decodePython: Decode = (content) => pythonEscapes(withLineFeeds(content));

export const decodeJava = decoder({
  letters: { ...common, s: ' ' },
  hexadecimal: ['u+([0-9a-fA-F]{4})'],
  octal: true,
  joinsLines: true,
});

export const decodeGo = decoder({
  letters: { ...common, a: '\x07' },
  hexadecimal: [four, eight, hexPair],
  octal: true,
});

export const decodeCSharp = decoder({
  letters: { ...common, a: '\x07', e: '\x1b', '0': '\0' },
  hexadecimal: [four, eight, 'x([0-9a-fA-F]{1,4})'],
});
export const decodeVerbatim: Decode = (content) => content.replaceAll('""', '"');

const phpLetters = { n: '\n', t: '\t', r: '\r', v: '\v', e: '\x1b', f: '\f', '\\': '\\', $: '$' };
const phpForms = { hexadecimal: [braced, 'x([0-9a-fA-F]{1,2})'], octal: true, keepsUnknown: true };
export const decodePhp = decoder({ letters: { ...phpLetters, '"': '"' }, ...phpForms });
export const decodePhpHere = decoder({ letters: phpLetters, ...phpForms });
export const decodePhpSingle: Decode = (content) => content.replace(/\\([\\'])/g, '$1');

export const decodeRuby = decoder({
  letters: { ...common, a: '\x07', e: '\x1b', s: ' ' },
  hexadecimal: [braced, four, 'x([0-9a-fA-F]{1,2})'],
  octal: true,
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
