import { setTimeout as delay } from 'node:timers/promises';
import type { Alter, PassingAnswer } from '../servers/recordingProxy.ts';

/** What happens to the request of a change. */
export interface Fault {
  readonly name: string;
  /** How the requests of one change are altered. */
  readonly start: () => Alter;
  /** How long (ms) after the answer the server may still make the change. */
  readonly lateMs?: number;
}

/** How late a server makes a change whose answer was lost. */
const lateMs = 2300;

const internal = { code: 500, message: 'Internal server error' };

/** All that happens to requests in the schedules, each as often as it stands here. */
export const faults: readonly Fault[] = [
  pass('none'),
  pass('none'),
  lost('reset', true, () => broken()),
  lost('reset', false, () => broken()),
  lost('HTTP 500', true, () => plain(500)),
  lost('HTTP 500', false, () => plain(500)),
  lost('HTTP 502', true, () => plain(502)),
  lost('HTTP 503', false, () => plain(503)),
  lost('HTTP 504', false, () => plain(504)),
  lost('cut body', true, () => ({ status: 200, body: '{"data":{"upda' })),
  lost('cut body', false, () => ({ status: 200, body: '{"data":' })),
  lost('error 500 in a 200', true, () => failure({ errors: [{ message: internal }], data: null })),
  lost('error 500 in a 200', false, () => failure({ errors: [{ message: internal }], data: null })),
  lost('INTERNAL_SERVER_ERROR', true, () => failure(internalError())),
  lost('INTERNAL_SERVER_ERROR', false, () => failure(internalError())),
  late('reset', () => broken()),
  late('HTTP 504', () => plain(504)),
  late('HTTP 500', () => plain(500)),
  once('429', () => ({ status: 429, body: '' })),
  once('expired token', () =>
    failure({ errors: [{ message: { code: 2206, message: 'Expired' } }] }),
  ),
];

function pass(name: string): Fault {
  return { name, start: () => (_, forward) => forward() };
}

/** @param made whether the server makes the change before the answer is lost */
function lost(what: string, made: boolean, answer: () => PassingAnswer): Fault {
  return {
    name: `${what}, ${made ? 'made' : 'not made'}`,
    start: () => async (_, forward) => {
      if (made) await forward();
      return answer();
    },
  };
}

function late(what: string, answer: () => PassingAnswer): Fault {
  return {
    name: `${what}, made late`,
    lateMs,
    start: () => async (_, forward) => {
      void delay(lateMs)
        .then(() => forward())
        .catch(() => {});
      return answer();
    },
  };
}

/** Goes wrong once, before the server has done anything; then it goes well. */
function once(what: string, answer: () => PassingAnswer): Fault {
  return {
    name: `${what}, once`,
    start: () => {
      let isFirst = true;
      return async (_, forward) => {
        if (!isFirst) return forward();
        isFirst = false;
        return answer();
      };
    },
  };
}

function broken(): never {
  throw new Error('broken');
}

function plain(status: number): PassingAnswer {
  return { status, body: '' };
}

function failure(body: unknown): PassingAnswer {
  return { status: 200, body };
}

function internalError() {
  return {
    errors: [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' }, path: ['any'] }],
    data: null,
  };
}
