import type * as vscode from 'vscode';
import type { Directories } from '../../directory/directories.ts';
import type { Reporter } from '../../feedback/reporter.ts';
import type { Pools } from '../../pools/pools.ts';

/** What the authorized-resources panels need of the rest. */
export interface PanelContext {
  readonly extensionUri: vscode.Uri;
  /** Where the open panels are remembered. */
  readonly workspaceState: vscode.Memento;
  readonly pools: Pools;
  readonly directories: Directories;
  readonly reporter: Reporter;
}
