import { ownCodeLength } from '../../permissions/actions.ts';
import { inList, listSeparator } from '../shared/lists.ts';
import { type MatchRange, matchRanges } from '../shared/matchRanges.ts';

/** A resource with its actions. */
interface WithActions {
  readonly code: string;
  readonly actionList: readonly string[];
}

/**
 * The actions of a resource in one line. One that begins with the resource's own code shows its verb alone:
 * `read, write` for `orders:read, orders:write` of `orders`, and of `orders:*` and `orders:1207` as well.
 */
export function shownActions({ code, actionList }: WithActions): string {
  return inList(actionList.map((action) => action.slice(ownCodeLength(action, code))));
}

/**
 * Where the words of a search stand in that line. They are looked for in the full actions, and of those that reach
 * into what is not shown the rest is found.
 * @param words folded
 */
export function matchesInShownActions(
  { code, actionList }: WithActions,
  words: readonly string[],
): MatchRange[] {
  const found = matchRanges(inList(actionList), words);
  const between = listSeparator().length;
  const shown: MatchRange[] = [];
  let fullStart = 0;
  let shownStart = 0;
  for (const action of actionList) {
    const hidden = ownCodeLength(action, code);
    const visibleStart = fullStart + hidden;
    const end = fullStart + action.length + between;
    for (const [from, to] of found) {
      const [first, last] = [Math.max(from, visibleStart), Math.min(to, end)];
      const moved = shownStart - visibleStart;
      if (first < last) shown.push([first + moved, last + moved]);
    }
    fullStart = end;
    shownStart += end - visibleStart;
  }
  return shown;
}
