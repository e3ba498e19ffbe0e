import * as v from 'valibot';
import { withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { ratioRow, shown, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { measureInHost } from './inHost.ts';

const files = 3000;
const bytes = 6_000_000;
const rounds = 9;

const times = v.array(v.number());
const Measured = v.object({
  files: v.number(),
  uses: v.number(),
  searching: times,
  listing: times,
  reading: times,
  readingByVSCode: times,
});

export const uses: Part = {
  name: 'uses',
  family: 'vscode',
  title: 'Find all uses',
  how:
    `All uses of a group code in a workspace of ${files.toLocaleString('en-US')} source files of ` +
    `${bytes / 1_000_000} MB in eight languages, one in fifty with the code, in the extension host: from the ` +
    'command’s search to its result, without the list. By turns with what it is made of, over the same files: ' +
    'VS Code lists them, and they are only read, 16 at a time, by Node or by VS Code’s own interface.',
  async measure() {
    return withSamplePool({ groups: 10 }, async (pool) => {
      const found = await measureInHost('uses', { pool, files, bytes, rounds }, Measured);
      const { searching, listing, reading, readingByVSCode } = found;
      const both = reading.map((ms, round) => ms + (listing[round] ?? 0));
      return {
        rows: [
          valueRow('finding all uses', searching, 'ms'),
          valueRow('VS Code lists the files', listing, 'ms'),
          valueRow('reading them, by Node', reading, 'ms'),
          valueRow('reading them, by VS Code', readingByVSCode, 'ms'),
          ratioRow(
            'finding all uses ÷ listing and reading them, by Node',
            searching,
            both,
            (ratio) => atMost(2, ratio),
          ),
          ratioRow('finding all uses ÷ reading them, by Node', searching, reading),
          ratioRow('finding all uses ÷ reading them, by VS Code', searching, readingByVSCode),
        ],
        notes: [`${shown(found.files)} files were listed, and ${shown(found.uses)} uses found.`],
      };
    });
  },
};
