import * as l10n from '@vscode/l10n';
import type { ExportFormat } from '../../protocol/page.ts';
import { displayText } from '../../text/displayText.ts';
import { formatNumber } from './l10n.ts';

/** "12 of 312 resources", or just how many there are if all are shown. */
export function shownCount(shown: number, all: number): string {
  if (shown === all) {
    return all === 1 ? l10n.t('1 resource') : l10n.t('{0} resources', formatNumber(all));
  }
  return all === 1
    ? l10n.t({
        message: '{0} of 1 resource',
        args: [formatNumber(shown)],
        comment: ['{0} is the number of resources that are shown: 0.'],
      })
    : l10n.t({
        message: '{0} of {1} resources',
        args: [formatNumber(shown), formatNumber(all)],
        comment: ['{0} is how many are shown, {1} how many there are in all.'],
      });
}

/** What a button for exporting the resources shown says. */
export function exportLabel(format: ExportFormat, count: number): string {
  switch (format) {
    case 'csv':
      return count === 1
        ? l10n.t('Export 1 resource as CSV')
        : l10n.t('Export {0} resources as CSV', formatNumber(count));
    case 'json':
      return count === 1
        ? l10n.t('Export 1 resource as JSON')
        : l10n.t('Export {0} resources as JSON', formatNumber(count));
  }
}

/** How many resources of a type there are: "API: 4 resources". */
export function typeCountLabel(type: string, count: number): string {
  return count === 1
    ? l10n.t({
        message: '{0}: 1 resource',
        args: [typeLabel(type)],
        comment: ['{0} is a type of resources, such as API.'],
      })
    : l10n.t({
        message: '{0}: {1} resources',
        args: [typeLabel(type), formatNumber(count)],
        comment: ['{0} is a type of resources, such as API, {1} a number.'],
      });
}

/** The name of a resource type, which the server may have left out. */
export function typeLabel(type: string): string {
  return type === '' ? l10n.t('No type') : displayText(type);
}

/** How many resources a namespace has: "default (12)". */
export function namespaceCountLabel(namespace: string, count: number): string {
  return l10n.t({
    message: '{0} ({1})',
    args: [namespaceLabel(namespace), formatNumber(count)],
    comment: ['{0} is the name of a namespace.', '{1} is the number of its resources.'],
  });
}

/** The name of a namespace, which is not known where all were read at once. */
export function namespaceLabel(namespace: string): string {
  return namespace === '' ? l10n.t('Unknown namespace') : displayText(namespace);
}

/** That the code of a resource is on the clipboard. */
export function copiedCodeText(code: string): string {
  return l10n.t({
    message: 'Copied {0}',
    args: [displayText(code)],
    comment: ['A screen reader says it. {0} is the code that was copied.'],
  });
}
