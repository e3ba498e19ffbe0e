/**
 * Gives the focus back to the element that had it, each time that the page gets it back. When a dialog or a box of
 * VS Code takes it, the browser forgets which element that was, and those who use keys would begin anew.
 */
export function keepFocus(window: Window): void {
  const { document } = window;
  const isNowhere = () => document.activeElement === document.body;
  /** From the element that had the focus outwards, through the shadow roots it is in. */
  let path: readonly EventTarget[] = [];

  // One that goes on to another element within a shadow root is not told of out here.
  window.addEventListener('focusout', (event) => {
    path = event.composedPath();
    // Where the page keeps the focus, it was taken from the element on purpose, as by a click beside it.
    window.setTimeout(() => {
      if (document.hasFocus() && isNowhere()) path = [];
    });
  });
  window.addEventListener('focus', () => {
    // The element may be gone: then a grid around it knows where the focus goes.
    for (const target of path) {
      if (!isNowhere()) return;
      if (target instanceof HTMLElement || target instanceof SVGElement) {
        target.focus({ preventScroll: true });
      }
    }
  });
}
