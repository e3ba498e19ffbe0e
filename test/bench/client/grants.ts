import * as v from 'valibot';
import { measureIn, withSamplePool } from '../child.ts';
import type { Part } from '../part.ts';
import { ratioRow, valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';

const groups = 200;
const namespaces = 10;
const grants = 50;
const latency = 50;
/** How many lists the extension asks for in one document. */
const listsInDocument = 50;
const rounds = 15;

const values = v.array(v.number());

export const grantsOfMany: Part = {
  name: 'grants',
  family: 'client',
  title: 'What many groups are authorized for',
  how:
    `${groups} groups, ${namespaces} namespaces and ${(groups * grants).toLocaleString('en-US')} grants in the sample ` +
    `pool, which delays each answer by ${latency} ms: as the extension reads them for a matrix, the list of ` +
    `namespaces first, and by a bare undici loop that knows the namespaces and sends as few documents of ${listsInDocument} ` +
    `lists as there can be, 16 at a time. ${rounds} rounds, there and back.`,
  measure: () =>
    withSamplePool(
      { groups, users: 10, resources: 500, grants, namespaces, latency },
      async (address) => {
        const { ours, undici, requests, most } = await measureIn(
          'client/grantsWorker',
          { address, listsInDocument, rounds },
          v.object({ ours: values, undici: values, requests: v.number(), most: v.number() }),
        );
        const fewest = Math.ceil((groups * namespaces) / listsInDocument) + 1;
        return {
          rows: [
            ratioRow('time, client ÷ undici', ours, undici, (median) => atMost(1.5, median)),
            valueRow('client', ours, 'ms'),
            valueRow('undici', undici, 'ms'),
            valueRow('requests of the client', [requests], '', (value) =>
              atMost(fewest, value, ''),
            ),
            valueRow('requests under way at most', [most], '', (value) => atMost(16, value, '')),
          ],
        };
      },
    ),
};
