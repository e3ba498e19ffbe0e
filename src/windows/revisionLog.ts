import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, open, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ignored } from '../model/failureLog.ts';
import { parseRevisionLine, type Revision } from './revision.ts';

const newline = 0x0a;

/**
 * The file behind the revisions: every window appends lines to it, and reads the lines of the others from
 * where it stopped. One line is one append, which the system does not mix with another window's.
 */
export class RevisionLog {
  readonly #file: string;
  readonly #window = randomUUID();
  #seq = 0;
  #offset = 0;
  #appending: Promise<void> = Promise.resolve();
  /** The last line read of each other window, so that none counts twice when the file is read anew. */
  readonly #lastRead = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Makes the folder and skips what was written before this window.
   * @param maxBytes a file that grew past it is emptied
   */
  async open(maxBytes: number): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    const size = await sizeOf(this.#file);
    if (size > maxBytes) await truncate(this.#file);
    this.#offset = size > maxBytes ? 0 : size;
  }

  /** Writes a line. Lines are written in the order of the calls, and numbered so. */
  append(revision: Revision): Promise<void> {
    this.#seq += 1;
    const line = JSON.stringify({ window: this.#window, seq: this.#seq, ...revision });
    const written = this.#appending.then(async () => {
      await mkdir(dirname(this.#file), { recursive: true });
      await appendFile(this.#file, `${line}\n`);
    });
    // The caller has it too.
    this.#appending = written.catch(ignored('A line for the other windows was not written'));
    return written;
  }

  /** What other windows have appended since the last call. A partly written line is read by the next call. */
  async readNew(): Promise<Revision[]> {
    const size = await sizeOf(this.#file);
    if (size < this.#offset) this.#offset = 0;
    if (size === this.#offset) return [];
    const text = await this.#readWholeLines(size);
    return text.split('\n').flatMap((line) => this.#accept(line));
  }

  async #readWholeLines(size: number): Promise<string> {
    const bytes = Buffer.alloc(size - this.#offset);
    const handle = await open(this.#file, 'r');
    try {
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, this.#offset);
      const whole = bytes.subarray(0, bytes.subarray(0, bytesRead).lastIndexOf(newline) + 1);
      this.#offset += whole.length;
      return whole.toString();
    } finally {
      await handle.close();
    }
  }

  #accept(text: string): Revision[] {
    const line = parseRevisionLine(text);
    if (line === undefined || line.window === this.#window) return [];
    if (line.seq <= (this.#lastRead.get(line.window) ?? 0)) return [];
    this.#lastRead.set(line.window, line.seq);
    return [{ pool: line.pool, change: line.change }];
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
