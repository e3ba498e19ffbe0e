import type { SourceLanguage } from '../found.ts';

/** What shows nowhere, or turns the text around it: control and format characters, ends of lines, halves of pairs. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Escapes that all these languages have. Java needs them: it reads `\u000a` as the end of the line. */
const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What stands for a half of a pair where a language has no escape for it. */
const replacement = 0xfffd;

/** A string literal that says a text, in the quotes that are usual in a language. */
export function literalOf(text: string, language: SourceLanguage): string {
  const quote = quoteFor(text, language);
  const content = escaped(text, language, quote).replace(hidden, (character) =>
    hiddenEscape(character, language),
  );
  return quote + content + quote;
}

/**
 * A text as it is written between quotes of a language, so that it ends none and nothing in it is interpolated.
 * @param quote the character before it; of a here document, one that is no quote
 */
export function escaped(text: string, language: SourceLanguage, quote: string): string {
  // Nothing is an escape between these.
  if (language === 'go' && quote === '`') return text;
  const quoted = text.replaceAll(/[\\'"`]/g, (character) =>
    character === '\\' || character === quote ? `\\${character}` : character,
  );
  const interpolation = interpolationIn(language, quote);
  return interpolation === undefined ? quoted : quoted.replaceAll(interpolation, '\\$&');
}

/** The characters that begin an interpolation between quotes. */
function interpolationIn(language: SourceLanguage, quote: string): RegExp | undefined {
  switch (language) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
      return quote === '`' ? /\$(?=\{)/g : undefined;
    case 'php':
      return quote === "'" ? undefined : /\$/g;
    case 'ruby':
      return quote === "'" ? undefined : /#(?=[{$@])/g;
    case 'python':
    case 'java':
    case 'go':
    case 'csharp':
      return undefined;
    default:
      return language satisfies never;
  }
}

function quoteFor(text: string, language: SourceLanguage): '"' | "'" {
  switch (language) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
      return "'";
    // These have few escapes between single quotes.
    case 'php':
    case 'ruby':
      return text.search(hidden) === -1 ? "'" : '"';
    case 'python':
    case 'java':
    case 'go':
    case 'csharp':
      return '"';
    default:
      return language satisfies never;
  }
}

function hiddenEscape(character: string, language: SourceLanguage): string {
  const known = short[character];
  if (known !== undefined) return known;
  const point = character.codePointAt(0) ?? 0;
  switch (language) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
      return point > 0xffff ? braced(point) : unit(point);
    case 'php':
      return braced(wellFormed(point));
    case 'ruby':
      return braced(wellFormed(point));
    case 'python':
    case 'csharp':
      return point > 0xffff ? long(point) : unit(point);
    case 'go':
      return point > 0xffff ? long(point) : unit(wellFormed(point));
    case 'java':
      return [...Array(character.length).keys()]
        .map((at) => unit(character.charCodeAt(at)))
        .join('');
    default:
      return language satisfies never;
  }
}

function wellFormed(point: number): number {
  return point >= 0xd800 && point <= 0xdfff ? replacement : point;
}

function unit(point: number): string {
  return `\\u${point.toString(16).padStart(4, '0')}`;
}

function long(point: number): string {
  return `\\U${point.toString(16).padStart(8, '0')}`;
}

function braced(point: number): string {
  return `\\u{${point.toString(16)}}`;
}
