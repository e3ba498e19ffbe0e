import * as vscode from 'vscode';

/** Files that are on no disk, as those of a repository that is only looked at. */
export interface MemoryFiles extends vscode.Disposable {
  /** Makes a file or another text of one. */
  write(path: string, text: string): vscode.Uri;
  /** What was saved. */
  read(uri: vscode.Uri): string;
}

/** Has VS Code show files of a scheme that are kept in memory. */
export function memoryFiles(scheme: string, authority = ''): MemoryFiles {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const found = (uri: vscode.Uri) => {
    const file = files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  };
  const put = (uri: vscode.Uri, bytes: Uint8Array) => {
    files.set(uri.path, { bytes, mtime: (files.get(uri.path)?.mtime ?? 0) + 1 });
    changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  };
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const isFolder = ({ path }: vscode.Uri) =>
    [...files.keys()].some((each) => each.startsWith(path.endsWith('/') ? path : `${path}/`));
  const registered = vscode.workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: changed.event,
      watch: () => ({ dispose() {} }),
      stat: (uri) => {
        if (isFolder(uri)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
        const { bytes, mtime } = found(uri);
        return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
      },
      readFile: (uri) => found(uri).bytes,
      writeFile: put,
      readDirectory: refuse,
      createDirectory: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isCaseSensitive: true },
  );
  return {
    write(path, text) {
      const uri = vscode.Uri.from({ scheme, authority, path });
      put(uri, new TextEncoder().encode(text));
      return uri;
    },
    read: (uri) => new TextDecoder().decode(found(uri).bytes),
    dispose: () => vscode.Disposable.from(registered, changed).dispose(),
  };
}
