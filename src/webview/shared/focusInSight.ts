/**
 * Gives an element of a grid the focus and scrolls no further than shows it, in the grid and in the page around:
 * by itself the browser would bring it to the middle.
 * @param options with `preventScroll` where it was there before, and the user may have scrolled away since
 */
export function focusInSight(
  element: HTMLElement | null,
  { preventScroll = false }: FocusOptions,
): void {
  element?.focus({ preventScroll: true });
  if (!preventScroll) element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
