import type { LitElement } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

/**
 * Whether a toolbar button can be pressed. Of itself it only looks disabled then: keys would press it all the same,
 * and no screen reader would say so. It can have the focus, for what is pressed may be disabled by that.
 */
class Pressable extends Directive {
  #canBePressed = true;
  #button: Element | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('Only an element can be pressed.');
  }

  render(_canBePressed: boolean): void {}

  override update({ element }: ElementPart, [canBePressed]: [boolean]): void {
    this.#canBePressed = canBePressed;
    element.toggleAttribute('disabled', !canBePressed);
    if (this.#button === undefined) {
      this.#button = element;
      element.addEventListener('click', this.#onClick, { capture: true });
    }
    if (isLitElement(element)) void element.updateComplete.then(() => this.#say(element));
  }

  #say(element: Element): void {
    const button = element.shadowRoot?.querySelector('button');
    button?.setAttribute('aria-disabled', String(!this.#canBePressed));
  }

  readonly #onClick = (event: Event) => {
    if (!this.#canBePressed) event.stopImmediatePropagation();
  };
}

function isLitElement(element: Element): element is LitElement {
  return 'updateComplete' in element;
}

/** For a toolbar button, in place of its attribute `disabled`. */
export const pressable = directive(Pressable);
