import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { ReadStatus } from '../../protocol/page.ts';
import type { Differences, SentAnswer } from '../../protocol/resourceAccess.ts';
import { displayText } from '../../text/displayText.ts';
import { formatNumber } from '../shared/l10n.ts';
import { inList } from '../shared/lists.ts';
import { renderBanner } from '../shared/notices.ts';

/**
 * What the server itself says of the resource: which groups it names before their own grants have been read, and
 * where these say otherwise.
 * @param namedCount how many groups are shown only because it names them
 */
export function renderServerNames(
  { differences }: SentAnswer,
  namedCount: number,
  { state }: ReadStatus,
) {
  const { beyond, missing } = differences ?? {};
  return html`
    ${namedCount === 0 ? nothing : renderBanner('info', namedText(namedCount, state === 'loading'))}
    ${beyond === undefined || beyond.count === 0 ? nothing : renderBanner('info', beyondText(beyond))}
    ${
      missing === undefined || missing.count === 0
        ? nothing
        : renderBanner('info', missingText(missing))
    }
  `;
}

function namedText(count: number, isReading: boolean): string {
  if (count === 1) {
    return isReading
      ? l10n.t('1 group is named by the server itself. Its own grants are being read and decide.')
      : l10n.t('1 group is named by the server itself. Its own grants have not been read.');
  }
  return isReading
    ? l10n.t(
        '{0} groups are named by the server itself. Their own grants are being read and decide.',
        formatNumber(count),
      )
    : l10n.t(
        '{0} groups are named by the server itself. Their own grants have not been read.',
        formatNumber(count),
      );
}

function beyondText(groups: Differences['beyond']): string {
  return l10n.t({
    message:
      'The server itself also names {0}, but no grant of this resource was found there. A policy set in the console may give it.',
    args: [namesText(groups)],
    comment: ['{0} are names of groups.'],
  });
}

function missingText(groups: Differences['missing']): string {
  return l10n.t({
    message:
      'The server itself does not name {0}, though a grant of this resource was found there. A policy set in the console may take it away.',
    args: [namesText(groups)],
    comment: ['{0} are names of groups.'],
  });
}

function namesText({ names, count }: Differences['beyond']): string {
  const shown = inList(names.map((name) => `“${displayText(name)}”`));
  const more = count - names.length;
  if (more === 0) return shown;
  return more === 1
    ? l10n.t({
        message: '{0} and one more group',
        args: [shown],
        comment: ['Stands in a sentence. {0} are names of groups.'],
      })
    : l10n.t({
        message: '{0} and {1} more groups',
        args: [shown, formatNumber(more)],
        comment: ['Stands in a sentence. {0} are names of groups, {1} is a number.'],
      });
}
