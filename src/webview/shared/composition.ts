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
      // In Safari and on some systems only the code tells.
      if (event.isComposing || event.keyCode === takenByInputMethod) {
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
