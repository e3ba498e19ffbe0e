import * as vscode from 'vscode';
import { detailsId } from '../display/detailsDocument.ts';
import { DetailsFiles } from './detailsFiles.ts';
import { GroupFiles } from './groupFiles.ts';
import type { FileContents, FileText } from './lazyFiles.ts';
import type { DocumentContext } from './shownGroup.ts';

/** Tells VS Code that a file is UTF-8, whatever encoding its settings name for files. */
const byteOrderMark = '\ufeff';

/** All documents of our scheme: those of groups, and details of what commands did. */
export class OpenDocuments implements FileContents, vscode.Disposable {
  readonly #groups: GroupFiles;
  readonly #details = new DetailsFiles();

  constructor(context: DocumentContext) {
    this.#groups = new GroupFiles(context);
  }

  /** Documents say something else than before; details never do. */
  get onDidChangeFile(): vscode.Event<vscode.FileChangeEvent[]> {
    return this.#groups.onDidChangeFile;
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { mtime, bytes } = this.#read(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.byteLength };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#read(uri).bytes;
  }

  dispose(): void {
    vscode.Disposable.from(this.#groups, this.#details).dispose();
  }

  #read(uri: vscode.Uri): FileText & { readonly bytes: Uint8Array } {
    const details = detailsId(uri);
    const file = details === undefined ? this.#groups.file(uri) : this.#details.file(details);
    return { ...file, bytes: new TextEncoder().encode(byteOrderMark + file.text) };
  }
}
