import type { NamespacedResource } from '../../directory/resources.ts';
import type { ExportContent } from '../shared/exportText.ts';

const fields = ['namespace', 'type', 'code', 'actions', 'apiIdentifier'] as const;

/** What stands in the exported file. */
export function exportContent(resources: readonly NamespacedResource[]): ExportContent {
  return {
    cells: () => [fields, ...resources.map(toCells)],
    values: () => resources.map(inOrder),
  };
}

function toCells({ namespace, type, code, actions, apiIdentifier }: NamespacedResource): string[] {
  return [namespace ?? '', type ?? '', code, actions?.join('; ') ?? '', apiIdentifier ?? ''];
}

/** Always the same order of fields. */
function inOrder({ namespace, type, code, actions, apiIdentifier }: NamespacedResource) {
  return { namespace, type, code, actions, apiIdentifier };
}
