// How text that others wrote is shown in one line. Names, codes and custom data may hold anything; what is
// shown must be what they are, and leave what stands beside them as it is. What is copied, exported or sent
// is the text itself.

/** How much of a text shows in one place unless the caller says otherwise, in UTF-16 units. */
export const longestShown = 100;

/** How much of a name shows in the title of a picker or of a panel, which have room for other things too. */
export const longestInTitle = 60;

/**
 * What does not show by itself, or changes how all that follows it shows: control characters, unpaired
 * surrogates, line separators, and what turns the direction of writing; and what shows nowhere at all, so
 * that two codes can look the same (zero-width spaces, byte order marks, soft hyphens, fillers, tags).
 * Isolations that end in the text stay, for they reach no further.
 */
const hidden =
  /\r\n|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u3164\ufeff\uffa0\u{1d173}-\u{1d17a}]|\u034f|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}])[\u200c\u200d]|(?<![\p{Emoji}\p{Script=Han}\p{M}])[\ufe00-\ufe0f]|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu;

/** Marks of direction, which names in Arabic and Hebrew need, and which nobody sees elsewhere. */
const directionMark = /[\u061c\u200e\u200f]/gu;

/** A text in which all shows, as most texts are: told so in one look, for lists ask it of every cell. */
const plain = /^[!-~][ -~]*$/;

/** A text in which nothing can be seen. */
const blank = /^[\s\p{Default_Ignorable_Code_Point}]+$/u;

/** Letters and marks that are written from right to left. */
const rightToLeft =
  /[\u0590-\u08ff\u061c\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The same without the marks of direction, of which a text is not made. */
const rightToLeftLetter =
  /[\u0590-\u05ff\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

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
  const shown = text.replaceAll(hidden, (character, at: number) =>
    kept.has(at) ? character : spelledOut(character),
  );
  return rightToLeftLetter.test(text) ? shown : shown.replaceAll(directionMark, spelledOut);
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
