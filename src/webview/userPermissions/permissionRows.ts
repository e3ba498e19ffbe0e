import * as l10n from '@vscode/l10n';
import { verbOf } from '../../permissions/actions.ts';
import type { PermissionTable } from '../../protocol/userPermissions.ts';
import { displayText } from '../../text/displayText.ts';
import { foldText } from '../../text/searchText.ts';
import { inList } from '../shared/lists.ts';

/** The columns of the grid, in their order. */
export const columns = ['namespace', 'type', 'code', 'actions', 'through'] as const;

export type Column = (typeof columns)[number];

/** What the user may do with one resource; '' where there is nothing. */
export interface PermissionRow extends Readonly<Record<Column, string>> {
  /** Its place in the table of the host. */
  readonly index: number;
  /** The actions with the codes of their resources. */
  readonly fullActions: string;
  /** All columns, folded for the search. */
  readonly searchText: string;
}

/** Turns the host's columns into rows. */
export function toRows(table: PermissionTable): PermissionRow[] {
  const names = table.groups.map(({ name }) => displayText(name));
  const sources = table.sources.map(sourceText);
  return table.code.map((code, index) => {
    const actions = (table.actions[index] ?? []).map(({ name, through, from = [] }) => ({
      full: name,
      verb: name === '' ? l10n.t('granted, without actions') : verbOf(name, code),
      through: [
        ...through.map((place) => names[place] ?? ''),
        ...from.map((place) => sources[place] ?? ''),
      ],
    }));
    const row = {
      index,
      namespace: table.namespace[index] ?? '',
      type: table.type[index] ?? '',
      code,
      actions: inList(actions.map(({ verb }) => verb)),
      fullActions: inList(actions.map(({ full, verb }) => full || verb)),
      through: throughText(actions),
    };
    const searchText = foldText(
      `${code}\n${row.fullActions}\n${row.actions}\n${row.through}\n${row.namespace}\n${row.type}`,
    );
    return { ...row, searchText };
  });
}

/** Whether two rows are of the same resource, perhaps in another reading. */
export function isSamePermission(a: PermissionRow, b: PermissionRow): boolean {
  return a.code === b.code && a.namespace === b.namespace && a.type === b.type;
}

interface ShownAction {
  readonly verb: string;
  /** The names of groups, and what else gives it. */
  readonly through: readonly string[];
}

/** What gives something besides groups. */
function sourceText(source: PermissionTable['sources'][number]): string {
  switch (source.kind) {
    case 'direct':
      return l10n.t('directly');
    case 'role':
      return l10n.t({
        message: 'role {0}',
        args: [displayText(source.name)],
        comment: ['Where a permission comes from. {0} is the code of a role.'],
      });
    case 'department':
      return l10n.t({
        message: 'department {0}',
        args: [displayText(source.name)],
        comment: ['Where a permission comes from. {0} is the name of a department.'],
      });
    default:
      source satisfies never;
      return '';
  }
}

/** Through which groups: all actions through the same ones, or each group with its actions. */
function throughText(actions: readonly ShownAction[]): string {
  const beyond = l10n.t('directly or by a role');
  const ways = actions.map(({ verb, through }) => ({
    verb,
    through: through.length === 0 ? [beyond] : through,
  }));
  const [first] = ways;
  const all = inList(first?.through ?? []);
  if (ways.every(({ through }) => inList(through) === all)) return all;
  const byGroup = new Map<string, string[]>();
  for (const { verb, through } of ways) {
    for (const group of through) {
      const verbs = byGroup.get(group);
      if (verbs === undefined) byGroup.set(group, [verb]);
      else verbs.push(verb);
    }
  }
  const named = Array.from(byGroup, ([group, verbs]) =>
    l10n.t({
      message: '{0} ({1})',
      args: [group, inList(verbs)],
      comment: ['{0} is the name of a group, {1} are actions that come through it.'],
    }),
  );
  return inList(named);
}
