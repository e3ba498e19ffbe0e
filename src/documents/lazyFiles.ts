import * as vscode from 'vscode';

// The entry loads it: VS Code may ask for a document before anything else, after a reload of the window.

/** What a document says. */
export interface FileText {
  readonly text: string;
  /** VS Code reads a file again only where this is another than before. */
  readonly mtime: number;
}

/** What there is to read. */
export interface FileContents {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>;
  stat(uri: vscode.Uri): vscode.FileStat;
  readFile(uri: vscode.Uri): Uint8Array;
}

/**
 * Shows documents as files that nobody can write.
 * @param load what makes them, when VS Code asks for one; the same each time
 */
export function registerFiles(
  scheme: string,
  load: () => Promise<FileContents>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let isHeard = false;
  const files = async () => {
    const loaded = await load();
    if (!isHeard) loaded.onDidChangeFile((events) => changed.fire(events));
    isHeard = true;
    return loaded;
  };
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const registered = vscode.workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: changed.event,
      // All that are open are kept up to date.
      watch: () => ({ dispose() {} }),
      stat: async (uri) => (await files()).stat(uri),
      readFile: async (uri) => (await files()).readFile(uri),
      readDirectory: refuse,
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isReadonly: true, isCaseSensitive: true },
  );
  return vscode.Disposable.from(changed, registered);
}
