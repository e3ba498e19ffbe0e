import * as vscode from 'vscode';
import type { Directories } from '../directory/directories.ts';
import type { Pools } from '../pools/pools.ts';
import { CodeHelp } from './codeHelp.ts';
import { PoolStatus } from './poolStatus.ts';
import { registerCodeHelp } from './register.ts';

// Loaded when the first source file is in front; `whenNeeded.ts` waits for it.

/** Begins to help in source files; it ends with what is returned. */
export function startEditorHelp(given: {
  readonly pools: Pools;
  readonly directories: Directories;
  /** Called whenever somebody was helped. */
  readonly helped: () => void;
}): vscode.Disposable {
  return vscode.Disposable.from(
    new PoolStatus(given.pools),
    registerCodeHelp(new CodeHelp(given), given.helped),
  );
}
