import type * as vscode from 'vscode';
import type { Directories } from '../../directory/directories.ts';
import type { Reporter } from '../../feedback/reporter.ts';
import type { Pools } from '../../pools/pools.ts';
import type { Topics } from './openPanels.ts';
import type { PanelFrame } from './panelFrame.ts';

/** What panels need of the rest of the extension. */
export interface PanelContext {
  readonly extensionUri: vscode.Uri;
  /** Where the open panels are remembered. */
  readonly workspaceState: vscode.Memento;
  readonly pools: Pools;
  readonly directories: Directories;
  readonly reporter: Reporter;
}

/**
 * What the panels of one type have of their own.
 * @typeParam T what a panel is about, such as one group
 */
export interface PanelDefinition<T extends object> extends Topics<T> {
  /** The name of the icon: media/ has `<name>-light.svg` and `<name>-dark.svg`. */
  readonly icon: string;
  /** Fills a frame, new or brought back, with a panel about the frame's topic. */
  fill(context: PanelContext, frame: PanelFrame<T>): PanelContent<T>;
}

/** What a frame is filled with. */
export interface PanelContent<T> {
  /** Whether it is about this, whatever has changed since it was opened. */
  isAbout(topic: T): boolean;
}
