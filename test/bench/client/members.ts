import * as v from 'valibot';
import { measureIn, withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { ratioRow, valueRow } from '../rows.ts';
import { atLeast, atMost } from '../verdict.ts';
import { roundsSchema } from './rounds.ts';

const members = 10_000;
const pageSize = 50;
const latency = 50;
const rounds = 9;
const roundsOfSdk = 3;

export const members10k: Part = {
  name: 'members',
  family: 'client',
  title: 'All members of a group',
  how:
    `${members.toLocaleString('en-US')} members in pages of ${pageSize} from the sample pool, which ` +
    `delays each answer by ${latency} ms: as the extension reads them before it deletes a group, and by ` +
    'a bare undici loop of 16 at a time, both with the count at hand; and by authing-js-sdk one page ' +
    `after another (${roundsOfSdk} rounds; the others ${rounds}, there and back).`,
  measure: () =>
    withSamplePool({ users: members, groups: 1, latency }, async (address) => {
      const { ours, undici, sdk, most } = await measureIn(
        'client/membersWorker',
        { address, members, pageSize, rounds, roundsOfSdk },
        v.object({ ...roundsSchema.entries, most: v.number() }),
      );
      return {
        rows: [
          ratioRow('members per second, client ÷ undici', undici, ours, (median) =>
            atLeast(0.85, median),
          ),
          ratioRow('members per second, client ÷ SDK', sdk, ours.slice(0, sdk.length)),
          valueRow('requests under way at most', [most], '', (value) => atMost(16, value, '')),
          valueRow('client', ours, 'ms'),
          valueRow('undici', undici, 'ms'),
          valueRow('SDK', sdk, 'ms'),
        ],
      };
    }),
};
