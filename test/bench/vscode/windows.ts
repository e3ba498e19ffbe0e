import { root } from '../../../devhost/paths.ts';
import { makeScratchFolder, removeScratchFolder } from '../../../devhost/processes.ts';
import { openVSCode, type VSCodeWindow } from '../../support/workbench/vscodeWindow.ts';
import { type Scratch, writeExtension } from './scratchExtensions.ts';

/** Opens a window of the newest VS Code with Authing Groups, and others to compare it with. */
export async function withWindow<T>(
  others: readonly Scratch[],
  work: (window: VSCodeWindow) => Promise<T>,
): Promise<T> {
  const scratch = await makeScratchFolder();
  try {
    const folders = await Promise.all(others.map((other) => writeExtension(scratch, other)));
    const window = await openVSCode({ version: 'newest', extension: [root, ...folders] });
    window.context.setDefaultTimeout(60_000);
    try {
      return await work(window);
    } finally {
      await window.close();
    }
  } finally {
    await removeScratchFolder(scratch);
  }
}
