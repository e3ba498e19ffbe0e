import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type {
  Answer,
  NamedGroup,
  Question,
  QuestionField,
  Suggested,
  UserHeading,
} from '../../protocol/userPermissions.ts';
import { renderAnswer } from './answerView.ts';
import { renderAskForm } from './askForm.ts';
import { questionStyles } from './questionStyles.ts';
import { linkStyles } from './userStyles.ts';

/** In which field of which question something is to be suggested. */
export interface SuggestionsWanted {
  readonly field: QuestionField;
  readonly question: Question;
}

/** The question whether the user may do something, with what is known of the answer below it. */
@customElement('user-question')
export class UserQuestion extends LitElement {
  static override readonly styles = [linkStyles, questionStyles];

  @property({ attribute: false }) accessor heading: UserHeading | undefined;
  /** What stands in the form. */
  @property({ attribute: false }) accessor question: Question = {
    namespace: '',
    resource: '',
    action: '',
  };
  @property({ attribute: false }) accessor answer: Answer | undefined;
  @property({ attribute: false }) accessor canAsk = false;
  /** The answer was copied just now. */
  @property({ attribute: false }) accessor isCopied = false;
  @property({ attribute: false }) accessor onChange: (change: Partial<Question>) => void = () => {};
  /** What may be meant by what stood in a field when it was asked for. */
  @property({ attribute: false }) accessor suggested: Suggested | undefined;
  @property({ attribute: false }) accessor onSuggest: (wanted: SuggestionsWanted) => void =
    () => {};
  @property({ attribute: false }) accessor onAsk: (question: Question) => void = () => {};
  @property({ attribute: false }) accessor onCopy: () => void = () => {};
  @property({ attribute: false }) accessor onClose: () => void = () => {};
  @property({ attribute: false }) accessor onCancelSearch: () => void = () => {};
  @property({ attribute: false }) accessor onRevealGroup: (group: NamedGroup) => void = () => {};

  @query('.ask-action') private accessor actionField: HTMLElement | null = null;

  @query('.answer') private accessor answerBox: HTMLElement | null = null;

  /** The user has asked just now, and not all of the answer is there yet. */
  #isAwaited = false;

  /** In a low page the answer comes below its edge. */
  protected override updated(changed: PropertyValues<this>): void {
    const { answer } = this;
    if (!this.#isAwaited || !changed.has('answer') || answer === undefined) return;
    this.answerBox?.scrollIntoView({ block: 'nearest' });
    this.#isAwaited = answer.server.state === 'asking' || answer.wouldGive?.reading === true;
  }

  protected override render() {
    const { heading, question, answer, canAsk, isCopied } = this;
    if (heading === undefined) return nothing;
    const { namespace, resource, action } = question;
    return html`
      ${renderAskForm({
        question,
        heading,
        canAsk,
        suggested: this.suggested,
        onChange: this.onChange,
        onSuggest: (field, asked) => this.onSuggest({ field, question: asked }),
        onAsk: () => {
          this.#isAwaited = true;
          this.onAsk({
            namespace: namespace.trim(),
            resource: resource.trim(),
            action: action.trim(),
          });
        },
      })}
      ${
        answer === undefined
          ? nothing
          : renderAnswer(answer, isCopied, {
              copy: this.onCopy,
              close: () => {
                this.onClose();
                this.actionField?.focus();
              },
              cancelSearch: this.onCancelSearch,
              revealGroup: this.onRevealGroup,
            })
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-question': UserQuestion;
  }
}
