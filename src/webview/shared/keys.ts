/** Whether the keyboard is a Mac's, where the command key does what Ctrl does elsewhere. */
const isMac = navigator.userAgent.includes('Mac');

/** What the keys that copy are called. */
export const copyKeys = isMac ? '⌘C' : 'Ctrl+C';

/** What the keys that open what a row is about are called. */
export const openKeys = isMac ? '⌘Enter' : 'Ctrl+Enter';

/** Whether Ctrl is held, or on a Mac the command key. */
export function hasCommandKey({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return isMac ? metaKey : ctrlKey;
}

/** Whether Alt or Shift is held: what is bound without them is not meant then. */
export function hasOtherModifier({ altKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || shiftKey;
}

/** Whether the user asks to open what a row is about. */
export function isOpenKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && hasCommandKey(event) && !hasOtherModifier(event);
}

/** What the keys that copy what a row is about to somewhere else are called: those that duplicate a file. */
export const copyToOtherKeys = isMac ? '⌘D' : 'Ctrl+D';

/** Whether the user asks to copy what a row is about to somewhere else. */
export function isCopyToOtherKey(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 'd' && hasCommandKey(event) && !hasOtherModifier(event);
}

/** What the keys that remove are called. */
export const removeKeys = isMac ? '⌘⌫' : 'Delete';

/** Whether the user asks to remove what has the focus, as in the sidebar. */
export function isRemoveKey(event: KeyboardEvent): boolean {
  if (hasOtherModifier(event)) return false;
  return event.key === 'Delete' || (isMac && event.metaKey && event.key === 'Backspace');
}

/** Whether a key presses what has the focus. */
export function isEnterOrSpace(key: string): boolean {
  return key === 'Enter' || key === ' ';
}

/** Whether the user has selected no text: text that is selected is what a copy means. */
export function isNothingSelected(): boolean {
  return getSelection()?.isCollapsed ?? true;
}

/** Whether the user asks for the search. */
export function isFindKey(event: KeyboardEvent): boolean {
  return event.key === 'f' && hasCommandKey(event) && !hasOtherModifier(event);
}

/** The key code of every key that an input method takes for itself, on systems that do not say more. */
const takenByInputMethod = 229;

/**
 * Keeps keys from all handlers of a page while a word of Chinese, Japanese or Korean is being composed:
 * Escape, Enter and the arrows are for the input method's own list then.
 */
export function keepKeysFromHandlersWhileComposing(page: Window): void {
  page.addEventListener(
    'keydown',
    (event) => {
      // In Safari and on some systems only the code says so.
      if (event.isComposing || event.keyCode === takenByInputMethod) {
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
