import type { Frame, Page } from 'playwright-core';

/**
 * How much later than others a page may come, in milliseconds, in VS Code 1.99 and 1.100. There each webview
 * has a service worker of its own, which begins only when the one before it has no request under way; and a
 * request of a page that was taken off the screen while it loaded is under way for half a minute, for nobody
 * is left to answer it. See https://github.com/microsoft/vscode/issues/245756.
 */
export const latestPageMs = 30_000;

/** From when on (ms) a page is late: one that comes while the machine is busy is not. */
const lateMs = 5000;

/** Prints which pages of webviews come late for that reason, to be told from those that our code keeps back. */
export function tellLatePages(page: Page): void {
  page.on('console', (message) => {
    // The frame around the page, before it writes the page into a frame within.
    if (!message.text().includes('Waiting for controllerchange')) return;
    const address = message.location().url;
    const frame = page.frames().find((each) => each.url() === address);
    if (frame !== undefined) followPage(page, frame);
  });
}

function followPage(page: Page, around: Frame): void {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const late = setTimeout(
    () => console.log(`A page waits: VS Code has no service worker for it after ${seconds()} s.`),
    lateMs,
  );
  const end = () => {
    clearTimeout(late);
    page.off('frameattached', onAttached);
    page.off('framedetached', onDetached);
    page.off('close', end);
  };
  const onAttached = (frame: Frame) => {
    if (frame.parentFrame() !== around) return;
    if (Date.now() - began >= lateMs)
      console.log(`The page that waited begins after ${seconds()} s.`);
    end();
  };
  const onDetached = (frame: Frame) => {
    if (frame === around) end();
  };
  page.on('frameattached', onAttached);
  page.on('framedetached', onDetached);
  page.on('close', end);
}
