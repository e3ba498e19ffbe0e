import * as v from 'valibot';
import { withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { shown, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';
import { measureInHost } from './inHost.ts';
import { startRelay } from './relay.ts';

const settleMs = 11_000;
const milliseconds = 60_000;

const Measured = v.object({
  start: v.number(),
  end: v.number(),
  timersAlive: v.number(),
  timersSet: v.number(),
  busyMs: v.number(),
});

export const idle: Part = {
  name: 'idle',
  family: 'vscode',
  title: 'Idle',
  how:
    'Groups and members are read, then the view is hidden. From ' +
    `${settleMs / 1000} s later on, for ${milliseconds / 1000} s: what a relay before the server sees, ` +
    'what timers code of the extension sets or has (`async_hooks`), and how long its code runs (V8’s profiler).',
  async measure() {
    return withSamplePool({ groups: 100, users: 1000 }, async (pool) => {
      const relay = await startRelay(pool.host);
      try {
        const { start, end, timersAlive, timersSet, busyMs } = await measureInHost(
          'idle',
          { pool: { ...pool, host: relay.host }, milliseconds, settleMs },
          Measured,
        );
        const { lastSent, ends } = relay;
        const open = ends.filter((ended) => ended === undefined || ended > start).length;
        const closed = Math.max(...ends.map((ended) => (ended ?? end) - lastSent)) / 1000;
        const none = (value: number) => atMost(0, value, '');
        return {
          rows: [
            valueRow('requests', [lastSent > start ? 1 : 0], '', none),
            valueRow('timers set', [timersSet], '', none),
            valueRow('timers left', [timersAlive], '', none),
            valueRow('sockets open', [open], '', none),
            valueRow('last socket closed after the last request', [closed], 's', (value) =>
              atMost(11, value, 's'),
            ),
            valueRow('the extension’s code ran', [busyMs], 'ms', (value) => atMost(5, value, 'ms')),
          ],
          notes: [`${shown(ends.length)} connections had been open.`],
        };
      } finally {
        relay.close();
      }
    });
  },
};
