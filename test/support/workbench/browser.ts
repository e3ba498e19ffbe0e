import { type Browser, chromium } from 'playwright-core';
import { installChromium } from '../../../devhost/chromium.ts';

/** Starts a headless browser for VS Code windows. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await installChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** How large the window is, in CSS pixels; pictures have this size too. */
export const windowSize = { width: 1440, height: 900 };
