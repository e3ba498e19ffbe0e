import * as v from 'valibot';
import { measureIn, withConstantServer } from '../child.ts';
import type { Part } from '../part.ts';
import { ratioRow, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import type { ContenderName } from './contenders.ts';
import { inTurns } from './rounds.ts';

const rounds = 21;
const schema = v.object({ wall: v.number(), cpu: v.number() });

export const loading: Part = {
  name: 'loading',
  family: 'client',
  title: 'Loading the client',
  how:
    'From the import to the first answer of `groups.detail`, the exchange of the secret for a token ' +
    'before it included, in a fresh process each time: the client bundled and minified as it ships, undici and ' +
    `authing-js-sdk as npm installs them. ${rounds} rounds.`,
  measure: () =>
    withConstantServer(async (address) => {
      const cpu: Record<ContenderName, number[]> = { ours: [], undici: [], sdk: [] };
      const { ours, undici, sdk } = await inTurns(rounds, async (name) => {
        const measured = await measureIn('client/loadingWorker', { name, address }, schema);
        cpu[name].push(measured.cpu);
        return measured.wall;
      });
      return {
        rows: [
          ratioRow('client ÷ SDK', ours, sdk, (median) => atMost(0.5, median)),
          ratioRow('client ÷ undici', ours, undici),
          ratioRow('CPU time, client ÷ SDK', cpu.ours, cpu.sdk),
          valueRow('client', ours, 'ms'),
          valueRow('undici', undici, 'ms'),
          valueRow('SDK', sdk, 'ms'),
        ],
        notes: [
          'Of undici the client runs the pool, the HTTP/1.1 connection and its parser in WebAssembly, ' +
            "loaded with the first request. Its `request` with the streams, fetch and caches are not: they are what most of undici's " +
            'own time goes into. `node:http2` is not used but loaded, some 4 ms, since the connection ' +
            'requires it as it loads.',
        ],
      };
    }),
};
