// How text that others wrote is shown in one line. Names, codes and custom data may hold anything; what is
// shown must be what they are, and leave what stands beside them as it is. What is copied, exported or sent
// is the text itself.

/** How much of a text shows in one place unless it is told otherwise, in UTF-16 units. */
export const longestShown = 100;

/** How much of a name shows in the title of a picker or of a panel, which have room for other things too. */
export const longestInTitle = 60;

/**
 * What does not show by itself, or changes how all that follows it shows: control characters, unpaired
 * surrogates, line separators, and what turns the direction of writing. Those marks of direction that reach
 * no further than isolation does (LRM, RLM, ALM) stay, for names in Arabic and Hebrew need them; so do
 * isolations that end in the text, which reach no further either.
 */
const hidden = /\r\n|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/gu;

/** A text in which all shows, as most texts are: told so in one look, for lists ask it of every cell. */
const plain = /^[!-~][ -~]*$/;

/** A text in which nothing can be seen. */
const blank = /^[\s\p{Default_Ignorable_Code_Point}]+$/u;

/** Letters and marks that are written from right to left. */
const rightToLeft =
  /[\u0590-\u08ff\u061c\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';

/** A text that is isolated already. */
const isolated = /^\u2068[^\u2068\u2069]*\u2069$/;

/**
 * A text as it can stand among other text: in one line, with nothing hidden in it, cut where it is too long,
 * and isolated where it is written from right to left, so that it does not reorder what stands beside it.
 * To do so twice changes nothing more.
 * @param longest in UTF-16 units
 */
export function displayText(text: string, longest = longestShown): string {
  const inner = isolated.test(text) ? text.slice(1, -1) : text;
  const shown = visibleText(inner, longest);
  return rightToLeft.test(shown) ? firstStrongIsolate + shown + popDirectionalIsolate : shown;
}

/** The same for a place of its own, where nothing stands beside it. */
export function visibleText(text: string, longest = longestShown): string {
  if (text.length <= longest && plain.test(text)) return text;
  const part = shortened(text, longest);
  const shown = blank.test(part) ? part.replaceAll(/./gsu, spelledOut) : showHidden(part);
  return shortened(shown, longest);
}

/**
 * Puts in place of each character that does not show what does: ⏎ for a line break, as VS Code's own labels
 * have it, and [U+202E] for a change of direction, as its editor does. The pictures that Unicode has of control
 * characters are in few fonts.
 */
export function showHidden(text: string): string {
  const kept = endedIsolations(text);
  return text.replaceAll(hidden, (character, at: number) =>
    kept.has(at) ? character : spelledOut(character),
  );
}

/** Where isolations begin and end; one that only does the one or the other is not among them. */
function endedIsolations(text: string): ReadonlySet<number> {
  const ended = new Set<number>();
  const begun: number[] = [];
  for (const { 0: character, index } of text.matchAll(/[\u2066-\u2069]/g)) {
    if (character !== popDirectionalIsolate) {
      begun.push(index);
      continue;
    }
    const beginning = begun.pop();
    if (beginning !== undefined && text[beginning] === firstStrongIsolate) {
      ended.add(beginning).add(index);
    }
  }
  return ended;
}

/** The beginning of a text that is too long. @param longest in UTF-16 units */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Not half of a character that is written in two units.
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function spelledOut(character: string): string {
  if (character === '\n' || character === '\r\n') return '⏎';
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
