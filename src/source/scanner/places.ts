import type { Draft } from './draft.ts';
import * as frames from './frames.ts';
import { nowhere } from './place.ts';
import type { Scan } from './scan.ts';
import * as tokens from './tokens.ts';

/** So many strings in one pair of brackets are looked at again; more are generated text. */
const mostCleared = 50;

/** Forgets the places of strings from one on: what held them were the parameters of a function. */
export function clearPlaces(scan: Scan, first: number): void {
  const end = Math.min(scan.drafts.length, first + mostCleared);
  for (let index = first; index < end; index += 1) {
    const draft = scan.drafts[index];
    if (draft === undefined) continue;
    draft.place = nowhere;
    draft.given = false;
  }
}

/** Begins a string that is the only argument of the name before it, without brackets. */
export function pushArgument(scan: Scan, begin: () => Draft): Draft {
  const frame = scan.push(frames.callFrame, scan.chain());
  frame.draft = begin();
  return frame.draft;
}

/** A comma, or what does the same. */
export function separate(scan: Scan): void {
  while (scan.top.kind === frames.lambdaFrame && !scan.top.marked) scan.pop();
  const { top } = scan;
  top.argument += 1;
  top.itemStart = scan.at;
  top.clear();
  scan.token(tokens.separator);
}
