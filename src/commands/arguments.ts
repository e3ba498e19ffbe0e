import * as v from 'valibot';
import { listOf, Target } from '../model/target.ts';

/** What the arguments of a command say it was run on. */
export type Arguments =
  /** Nothing, as from the palette and from the menu of the editor: the command asks. */
  | { readonly by: 'nothing' }
  /** A keybinding of ours: the rows that are selected. */
  | { readonly by: 'key' }
  /** The title of the view, which passes the row with the keyboard focus. */
  | { readonly by: 'title'; readonly clicked: Target }
  /** The menu of a row: that row, and all that are selected if it is among them. */
  | { readonly by: 'menu'; readonly clicked: Target; readonly targets: readonly Target[] }
  /** A panel, a hover, a link, a drop, an agent, a click on a row. */
  | { readonly by: 'call'; readonly targets: readonly Target[] }
  /** None of these. */
  | { readonly by: 'unknown' };

/** What a keybinding of ours passes: VS Code gives such a command no row. */
const OnSelection = v.strictObject({ on: v.literal('selection') });

/** Where the cursor is, which the menu of the editor passes; a command reads it from the editor itself. */
const EditorUri = v.object({ scheme: v.string(), authority: v.string(), path: v.string() });

const Targets = v.union([
  v.pipe(
    Target,
    v.transform((target): readonly Target[] => [target]),
  ),
  v.pipe(listOf(Target), v.minLength(1)),
]);

const unknown: Arguments = { by: 'unknown' };

/**
 * Reads a command's arguments, whichever surface they come from. Never throws: any program may pass
 * anything, also an object that throws where it is looked into.
 */
export function parseArguments(args: readonly unknown[]): Arguments {
  try {
    const [first, second] = args;
    if (first === undefined || v.is(EditorUri, first)) return { by: 'nothing' };
    if (v.is(OnSelection, first)) return { by: 'key' };
    if (isRow(first)) return parseRows(first, second, args.length);
    const called = v.safeParse(Targets, first);
    return called.success ? { by: 'call', targets: called.output } : unknown;
  } catch {
    // What was passed may be anything, and throw where it is read: it names nothing then.
    return unknown;
  }
}

/** VS Code passes rows as the sidebar made them. */
function parseRows(first: Row, second: unknown, count: number): Arguments {
  if (first.target === undefined) return { by: 'nothing' };
  const clicked = v.parse(Target, first.target);
  // From the menu of a row there is always a second argument, undefined where that row alone is meant.
  if (count === 1) return { by: 'title', clicked };
  if (!Array.isArray(second) || second.length === 0) {
    return { by: 'menu', clicked, targets: [clicked] };
  }
  const targets = second
    .filter(isRow)
    .map(({ target }) => target)
    .filter((target) => target !== undefined);
  return { by: 'menu', clicked, targets: v.parse(v.array(Target), targets) };
}

interface Row {
  readonly target: unknown;
}

/** No target has a field of this name. */
function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'target' in value;
}
