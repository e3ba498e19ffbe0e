import type { FoundCall, FoundPlace } from '../found.ts';
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
  let path: string[] | undefined;
  let type: string | undefined;
  const lowest = Math.max(0, scan.depth - deepest);
  for (let depth = scan.depth; depth >= lowest; depth -= 1) {
    const frame = scan.frameAt(depth);
    switch (frame.kind) {
      case frames.objectFrame:
      case frames.listFrame:
      case frames.groupFrame:
        if (frame.key === undefined) break;
        if (path === undefined) type = typeOf(scan, depth);
        path ??= [];
        path.push(frame.key);
        break;
      case frames.callFrame:
      case frames.commandFrame: {
        const call: FoundCall = {
          callee: frame.callee ?? '',
          argument: frame.name ?? frame.argument,
          path: path?.reverse() ?? [],
        };
        return type === undefined ? { call } : { call, type };
      }
      case frames.parametersFrame:
      case frames.blockFrame:
      case frames.classFrame:
      case frames.enumFrame:
      case frames.lambdaFrame:
      case frames.typeFrame:
        return uncalled(path?.reverse(), type, frame.target);
      default:
    }
  }
  return uncalled(path?.reverse(), type, undefined);
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

function uncalled(
  path: readonly string[] | undefined,
  type: string | undefined,
  target: string | undefined,
): FoundPlace {
  if (path === undefined && target === undefined) return nowhere;
  const place: Made = {};
  if (path !== undefined) place.path = path;
  if (type !== undefined) place.type = type;
  if (target !== undefined) place.target = target;
  return place;
}

/** The class or enum that what is assigned here is a member of. */
export function currentOwner(scan: Scan): string | undefined {
  for (let depth = scan.depth; depth >= Math.max(0, scan.depth - deepest); depth -= 1) {
    const { kind, callee } = scan.frameAt(depth);
    if (kind === frames.classFrame || kind === frames.enumFrame) return callee;
    if (kind === frames.blockFrame || kind === frames.lambdaFrame) return undefined;
  }
  return undefined;
}
