import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ResourceHeading, SentAnswer } from '../../protocol/resourceAccess.ts';
import { displayText, visibleText } from '../../text/displayText.ts';
import { inList, inSentences } from '../shared/lists.ts';
import { namespaceLabel, typeLabel } from '../shared/resourceWords.ts';
import { foundText, groupsReadText, oldGroupsText, partsText } from './accessWords.ts';

/** In UTF-16 units; a code has less room. */
const longestDescription = 1000;

/**
 * Which resource it is.
 * @param found how many groups may use it
 */
export function renderAccessHeader(
  heading: ResourceHeading,
  found: number,
  parts: SentAnswer['parts'],
  progress: GroupsProgress,
) {
  const { code, type, namespace, pool, description, verbs } = heading;
  return html`
    <header>
      <h1 class="resource-code" dir="auto">${visibleText(code)}</h1>
      <span class="aside" dir="auto" title=${l10n.t('Resource type')}>
        ${type === undefined ? l10n.t('Any type') : typeLabel(type)}
      </span>
      <span class="aside" dir="auto" title=${l10n.t('Namespace')}>
        ${namespace === undefined ? l10n.t('All namespaces') : namespaceLabel(namespace)}
      </span>
      <span class="aside" dir="auto" title=${l10n.t('User pool')}>${visibleText(pool)}</span>
      ${
        description
          ? html`<p dir="auto" title=${displayText(description, longestDescription)}>
              ${visibleText(description, longestDescription)}
            </p>`
          : nothing
      }
      ${verbs === undefined ? nothing : renderVerbs(verbs)}
      ${progress.total === 0 ? nothing : renderCount(found, parts, progress)}
    </header>
  `;
}

function renderVerbs(verbs: readonly string[]) {
  const text = l10n.t({
    message: 'Actions that the user pool defines: {0}',
    args: [visibleText(inList(verbs), longestDescription)],
    comment: ['{0} are actions.'],
  });
  return html`<p dir="auto" title=${text}>${text}</p>`;
}

function renderCount(found: number, parts: SentAnswer['parts'], progress: GroupsProgress) {
  const { read, old = 0, total } = progress;
  // As long as some have not been looked at, none found says nothing.
  const isOpen = found === 0 && read + old < total;
  const texts = [
    ...(isOpen ? [] : [foundText(found)]),
    groupsReadText(progress),
    ...(old === 0 ? [] : [oldGroupsText(old)]),
    ...(parts === undefined ? [] : [partsText(parts)]),
  ];
  return html`<p class="count">${inSentences(texts)}</p>`;
}
