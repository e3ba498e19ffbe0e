import * as l10n from '@vscode/l10n';
import { displayText } from '../../text/displayText.ts';
import { formatNumber } from '../shared/l10n.ts';

/** "312 resources". */
export function resourceCount(count: number): string {
  return count === 1 ? l10n.t('1 resource') : l10n.t('{0} resources', formatNumber(count));
}

/** "12 of 312 resources", or just how many there are if all are shown. */
export function shownCount(shown: number, all: number): string {
  return shown === all
    ? resourceCount(all)
    : l10n.t('{0} of {1}', formatNumber(shown), resourceCount(all));
}

/** The name of a resource type, which the server may have left out. */
export function typeLabel(type: string): string {
  return type === '' ? l10n.t('No type') : displayText(type);
}

/** The name of a namespace, which is not known where all were read at once. */
export function namespaceLabel(namespace: string): string {
  return namespace === '' ? l10n.t('Unknown namespace') : displayText(namespace);
}
