import type { UserAction, UserPermission } from '../../permissions/serverSum.ts';
import type { ExportContent } from '../shared/exportText.ts';

/** What stands in the exported file: each action with the codes of the groups it comes through, and what else. */
export function exportContent(permissions: readonly UserPermission[]): ExportContent {
  return {
    cells: () => [
      ['namespace', 'type', 'code', 'action', 'through'],
      ...permissions.flatMap(({ namespace, type, code, actions }) =>
        actions.map((action) => [
          namespace,
          type,
          code,
          action.name,
          [...action.through, ...exportedSources(action)].join('; '),
        ]),
      ),
    ],
    values: () =>
      permissions.map(({ namespace, type, code, actions }) => ({
        namespace: namespace || undefined,
        type: type || undefined,
        code,
        actions: actions.map((action) => {
          const sources = exportedSources(action);
          return {
            name: action.name || undefined,
            groups: action.through,
            ...(sources.length > 0 ? { through: sources.join('; ') } : {}),
          };
        }),
      })),
  };
}

/**
 * What an export names a source by; called so in any language, as the fields are. What comes through no group, and
 * nobody knows from where, has a name too.
 */
function exportedSources({ through, sources = [] }: UserAction): readonly string[] {
  if (through.length === 0 && sources.length === 0) return ['directly or by a role'];
  return sources.map((source) =>
    source.kind === 'direct' ? 'directly' : `${source.kind} ${source.name}`,
  );
}
