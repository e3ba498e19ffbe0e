import type { FoundPlace } from '../found.ts';
import * as frames from './frames.ts';
import type { Scan } from './scan.ts';

/** Deeper nesting is that of generated text; to walk through all of it for each string would be quadratic. */
const deepest = 40;

/** A place while it is being put together: absent fields stay absent. */
type Made = { -readonly [Key in keyof FoundPlace]: FoundPlace[Key] };

/** Where neither a call nor a key nor a name is. */
export const nowhere: FoundPlace = {};

/** Where the scan stands: the innermost call with the keys down to here, or the keys where there is none. */
export function currentPlace(scan: Scan): FoundPlace {
  const place: Made = {};
  const path: string[] = [];
  const within: number[] = [];
  /** How many of the brackets have the keys. */
  let keyed = 0;
  const lowest = Math.max(0, scan.depth - deepest);
  for (let depth = scan.depth; depth >= lowest; depth -= 1) {
    const { kind, key, start, target, callee = '', name, argument } = scan.frameAt(depth);
    if (frames.holdsNone(kind)) {
      if (target !== undefined) place.target = target;
      break;
    }
    within.push(start);
    if (kind === frames.callFrame || kind === frames.commandFrame) {
      place.call = { callee, argument: name ?? argument, path };
      keyed = within.length;
      break;
    }
    if (key === undefined || !frames.holdsKeys(kind)) continue;
    const type = path.length === 0 ? typeOf(scan, depth) : undefined;
    if (type !== undefined) place.type = type;
    path.push(key);
    keyed = within.length;
  }
  if (keyed === 0) return place.target === undefined ? nowhere : place;
  path.reverse();
  if (place.call === undefined) place.path = path;
  place.within = within.slice(0, keyed);
  return place;
}

/** The type of an object literal; elements of a list of literals have that of the list. */
function typeOf(scan: Scan, depth: number): string | undefined {
  for (let each = depth; each >= depth - 1; each -= 1) {
    const { kind, callee, key } = scan.frameAt(each);
    if (kind !== frames.objectFrame || (each < depth && key !== undefined)) return undefined;
    if (callee !== undefined) return callee;
  }
  return undefined;
}
