import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { ignoreFileNames } from '../../../src/commands/uses/ignoredFiles.ts';
import type { FoundUses } from '../../../src/commands/uses/searchUses.ts';
import { isFile } from '../../../src/commands/uses/useItems.ts';
import type { UsesTree } from '../../../src/commands/uses/usesTree.ts';
import { languageOfFile } from '../../../src/source/sourceFiles.ts';
import { eventually } from '../eventually.ts';
import { defined } from './connectedPool.ts';

/** Source files in the folder of the workspace. */
export interface SourceFolder {
  uri(path: string): vscode.Uri;
  write(path: string, content: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

/**
 * Gives the suite it is called in some source files. Where this VS Code cannot list files, that is done for it,
 * without what settings exclude.
 */
export function useSourceFiles(contents: Readonly<Record<string, string>>): SourceFolder {
  const root = () => defined(vscode.workspace.workspaceFolders?.[0], 'a folder').uri;
  const uri = (path: string) => vscode.Uri.joinPath(root(), path);
  const { findFiles } = vscode.workspace;
  const folder: SourceFolder = {
    uri,
    write: async (path, content) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      await vscode.workspace.fs.writeFile(uri(path), bytes);
    },
    remove: async (path) => vscode.workspace.fs.delete(uri(path), { recursive: true }),
  };
  const names = [...new Set(Object.keys(contents).map((path) => path.split('/')[0] ?? path))];
  before(async () => {
    // Those of other tests, which share the folder.
    for (const [name] of await vscode.workspace.fs.readDirectory(root())) {
      if (name !== '.vscode') await folder.remove(name);
    }
    for (const [path, text] of Object.entries(contents)) await folder.write(path, text);
    const can = await findFiles('**/*.ts').then(
      () => true,
      () => false,
    );
    const find = (pattern: vscode.RelativePattern) => {
      const { baseUri } = pattern;
      return baseUri.scheme === 'file' ? sourceFilesBelow(baseUri) : findFiles(pattern);
    };
    if (!can) Object.assign(vscode.workspace, { findFiles: find });
  });
  after(async () => {
    Object.assign(vscode.workspace, { findFiles });
    for (const name of names) await folder.remove(name);
  });
  return folder;
}

async function sourceFilesBelow(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const found = entries.map(async ([name, type]) => {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) return sourceFilesBelow(uri);
    return languageOfFile(name) === undefined && !ignoreFileNames.includes(name) ? [] : [uri];
  });
  return (await Promise.all(found)).flat();
}

/** Does something while VS Code finds just these files, or none for a reason. */
export async function withFoundFiles(
  found: readonly vscode.Uri[] | Error,
  work: () => Promise<void>,
): Promise<void> {
  const { findFiles } = vscode.workspace;
  const find = async () => {
    if (found instanceof Error) throw found;
    // Each once, for a file that is found twice is searched once.
    return found.map((uri, index) => uri.with({ query: `${index}` }));
  };
  Object.assign(vscode.workspace, { findFiles: find });
  try {
    await work();
  } finally {
    Object.assign(vscode.workspace, { findFiles });
  }
}

/** Of each file its name and the lines of the uses. */
export function searchedFiles({ files }: FoundUses): string[] {
  return files.map(({ uri, uses }) => {
    const lines = uses.map(({ range }) => range.start.line + 1);
    return `${uri.path.split('/').at(-1)}:${lines.join(' ')}`;
  });
}

/** What VS Code's own view has, as other extensions may ask it. */
const References = v.object({ getInput: v.function() });
const Input = v.object({ title: v.string(), resolve: v.function() });
/** The rows are of the bundle's class, not of the one that tests import. */
const Rows = v.custom<UsesTree>(
  (value) => typeof value === 'object' && value !== null && 'getEditorHighlights' in value,
);
const Model = v.object({ provider: Rows, message: v.string() });

/** What the References view shows: a row of a use with the use in brackets. */
export async function listedUses(): Promise<{
  readonly title: string;
  readonly message: string;
  readonly rows: readonly string[];
  readonly tree: UsesTree;
}> {
  const extension = vscode.extensions.getExtension('vscode.references-view');
  return eventually(async () => {
    const input = v.parse(Input, v.parse(References, extension?.exports).getInput());
    const { provider: tree, message } = v.parse(Model, await input.resolve());
    const rows = tree.getChildren().flatMap((file) => [file, ...tree.getChildren(file)]);
    assert.ok(rows.length > 0);
    return {
      title: input.title,
      message,
      tree,
      rows: rows.map((row) => {
        if (isFile(row)) return row.uri.path.split('/').at(-1) ?? '';
        return `${row.before}[${row.inside}]${row.after}`;
      }),
    };
  });
}
