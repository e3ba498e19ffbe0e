/** A place in a text, both counted from 0; `character` in UTF-16 units. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin, as editors have them: after `\n`, `\r\n` and a lone `\r`. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
      this.#starts.push(index + end.length);
    }
  }

  /** The line and the place in it of an offset in UTF-16 units. */
  placeAt(offset: number): LinePlace {
    let from = 0;
    let to = this.#starts.length;
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) from = middle;
      else to = middle;
    }
    return { line: from, character: offset - (this.#starts[from] ?? 0) };
  }

  /** What stands in a line, without its end. */
  lineAt(line: number): string {
    const start = this.#starts[line] ?? this.#text.length;
    return this.#text.slice(start, this.#starts[line + 1]).replace(/[\r\n]+$/, '');
  }
}
