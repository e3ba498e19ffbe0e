import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import { html, nothing } from 'lit';
import type { NamedGroup, UserHeading } from '../../protocol/userPermissions.ts';
import { displayText, visibleText } from '../../text/displayText.ts';
import { formatNumber } from '../shared/l10n.ts';

/** Who the user is, and in which groups. */
export function renderUserHeader(heading: UserHeading, revealGroup: (group: NamedGroup) => void) {
  const { name, pool, facts } = heading;
  return html`
    <header>
      <h1 dir="auto">${visibleText(name)}</h1>
      <span class="pool" dir="auto" title=${l10n.t('User pool')}>${visibleText(pool)}</span>
      ${
        facts.length === 0
          ? nothing
          : html`<dl class="facts">
              ${facts.map(
                ({ label, text }) =>
                  html`<div><dt>${displayText(label)}</dt><dd dir="auto">${visibleText(text)}</dd></div>`,
              )}
            </dl>`
      }
    </header>
    ${heading.groups === undefined ? nothing : renderGroups(heading, heading.groups, revealGroup)}
  `;
}

function renderGroups(
  { groupsLeftOut }: UserHeading,
  groups: readonly NamedGroup[],
  revealGroup: (group: NamedGroup) => void,
) {
  return html`
    <nav class="groups" aria-label=${l10n.t('Groups of this user')}>
      <span class="groups-title">${groupsTitle(groups.length)}</span>
      ${renderGroupLinks(groups, revealGroup)}
      ${groupsLeftOut === 0 ? nothing : html`<span class="aside">${leftOut(groupsLeftOut)}</span>`}
    </nav>
  `;
}

/** Groups by their names; a click shows one in the sidebar. */
export function renderGroupLinks(
  groups: readonly NamedGroup[],
  revealGroup: (group: NamedGroup) => void,
) {
  return groups.map((group) => {
    const title = l10n.t({
      message: 'Show “{0}” ({1}) in the sidebar',
      args: [displayText(group.name), displayText(group.code)],
      comment: ['{0} is the name of a group, {1} its group code.'],
    });
    return html`<button
      type="button"
      class="link"
      title=${title}
      @click=${() => revealGroup(group)}
      ><bdi>${visibleText(group.name)}</bdi></button
    >`;
  });
}

function groupsTitle(count: number): string {
  if (count === 0) return l10n.t('In no group');
  return count === 1 ? l10n.t('In 1 group:') : l10n.t('In {0} groups:', formatNumber(count));
}

function leftOut(count: number): string {
  return count === 1
    ? l10n.t('The server counts one group more than it lists.')
    : l10n.t('The server counts {0} groups more than it lists.', formatNumber(count));
}
