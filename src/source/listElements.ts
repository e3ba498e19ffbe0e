import type { FoundString } from './found.ts';

/**
 * The elements of a string that is a list with commas between, such as `'editors, readers'`: each is the string
 * with its own content, without the blanks around it. An element of nothing stands where it would be typed.
 * @returns undefined where what is written is not what the string says, as with escapes: then no place in the one
 * is known to be a place in the other
 */
export function listElements(text: string, found: FoundString): readonly FoundString[] | undefined {
  const { contentStart, contentEnd, value } = found;
  if (value === undefined || text.slice(contentStart, contentEnd) !== value) return undefined;
  let start = contentStart;
  return value.split(',').map((written) => {
    const element = written.trim();
    const blanks = element === '' ? written.length : written.indexOf(element);
    const from = start + blanks;
    start += written.length + 1;
    return { ...found, contentStart: from, contentEnd: from + element.length, value: element };
  });
}

/** The element that a place is in; blanks around it are part of it where the place is among them. */
export function elementAt(
  text: string,
  found: FoundString,
  offset: number,
): FoundString | undefined {
  const place = text.slice(found.contentStart, offset).split(',').length - 1;
  const element = listElements(text, found)?.[place];
  return (
    element && {
      ...element,
      contentStart: Math.min(element.contentStart, offset),
      contentEnd: Math.max(element.contentEnd, offset),
    }
  );
}
