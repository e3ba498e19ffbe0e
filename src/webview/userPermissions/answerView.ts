import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing } from 'lit';
import type { Answer, NamedGroup } from '../../protocol/userPermissions.ts';
import { formatNumber } from '../shared/l10n.ts';
import { renderGroupLinks } from './userHeader.ts';

/** What can be done with an answer. */
export interface AnswerActions {
  readonly copy: () => void;
  readonly close: () => void;
  readonly cancelSearch: () => void;
  readonly revealGroup: (group: NamedGroup) => void;
}

const verdictIcons = { yes: 'pass', no: 'error', unknown: 'question' } as const;
const serverIcons = { asking: 'loading', yes: 'pass', no: 'error', failed: 'warning' } as const;

/** The answer: by what is granted, with the rules; what the server says; who would give it. */
export function renderAnswer(answer: Answer, isCopied: boolean, actions: AnswerActions) {
  const { verdict, sentence, rules, server } = answer;
  return html`
    <section class="answer ${verdict}" aria-label=${l10n.t('Answer')}>
      <div class="answer-text">
        <p class="sentence">
          <vscode-icon name=${verdictIcons[verdict]}></vscode-icon><span>${sentence}</span>
        </p>
        ${
          rules.length === 0
            ? nothing
            : html`<ul class="rules">${rules.map((rule) => html`<li>${rule}</li>`)}</ul>`
        }
        <p class="server ${server.state}">
          <vscode-icon
            name=${serverIcons[server.state]}
            ?spin=${server.state === 'asking'}
          ></vscode-icon><span>${server.sentence}</span>
        </p>
        ${
          server.difference === ''
            ? nothing
            : html`<p class="difference">
                <vscode-icon name="warning"></vscode-icon><span>${server.difference}</span>
              </p>`
        }
        ${answer.wouldGive === undefined ? nothing : renderWouldGive(answer.wouldGive, actions)}
      </div>
      <div class="answer-actions">
        <vscode-toolbar-button
          class="copy-answer"
          icon=${isCopied ? 'check' : 'copy'}
          label=${l10n.t('Copy Answer')}
          title=${l10n.t('Copy Answer')}
          @click=${actions.copy}
        ></vscode-toolbar-button>
        <vscode-toolbar-button
          icon="close"
          label=${l10n.t('Close')}
          title=${l10n.t('Close')}
          @click=${actions.close}
        ></vscode-toolbar-button>
      </div>
    </section>
  `;
}

function renderWouldGive(
  { sentence, groups, more, reading, progress }: NonNullable<Answer['wouldGive']>,
  { revealGroup, cancelSearch }: AnswerActions,
) {
  const { read, total } = progress;
  const isPart = read < total;
  return html`
    <p class="would-give">
      <span>${sentence}</span>
      ${renderGroupLinks(groups, revealGroup)}
      ${more === 0 ? nothing : html`<span>${moreGroups(more)}</span>`}
      ${isPart ? html`<span class="aside">${lookedThrough(read, total)}</span>` : nothing}
      ${
        reading && isPart
          ? html`<button type="button" class="link" @click=${cancelSearch}>
              ${l10n.t('Cancel')}
            </button>`
          : nothing
      }
    </p>
  `;
}

function moreGroups(count: number): string {
  return count === 1
    ? l10n.t('and one more group')
    : l10n.t('and {0} more groups', formatNumber(count));
}

function lookedThrough(read: number, total: number): string {
  return l10n.t({
    message: '{0} of {1} groups have been read.',
    args: [formatNumber(read), formatNumber(total)],
    comment: ['{0} and {1} are numbers.'],
  });
}
