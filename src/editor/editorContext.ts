import type * as vscode from 'vscode';
import type { Directories } from '../directory/directories.ts';
import type { Pools } from '../pools/pools.ts';
import type { DocumentSettings } from './codeSettings.ts';
import type { PoolCodes } from './codes/poolCodes.ts';
import type { SourceCodes } from './codes/sourceCodes.ts';

/** What help in source files works with. */
export interface EditorContext {
  readonly pools: Pools;
  readonly directories: Directories;
  readonly settings: DocumentSettings;
  readonly source: SourceCodes;
  /**
   * The codes of the pools that a document's strings may name. What is not known of them yet is read in the
   * background.
   */
  codesFor(document: vscode.TextDocument): readonly PoolCodes[];
}
