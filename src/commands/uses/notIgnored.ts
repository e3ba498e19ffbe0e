import pMap from 'p-map';
import type * as vscode from 'vscode';
import { logFailure } from '../../model/failureLog.ts';
import { IgnoredFiles, ignoreFileNames } from './ignoredFiles.ts';
import { decodeSource, filesAtOnce, largestFile, readBytes } from './readSource.ts';

/**
 * The files that none of the ignore files among them ignores; ignore files themselves are left out. One that cannot be
 * read ignores nothing.
 * @param folder all files are below it
 */
export async function notIgnored(
  folder: vscode.Uri,
  files: readonly vscode.Uri[],
  signal: AbortSignal,
): Promise<readonly vscode.Uri[]> {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const ignored = new IgnoredFiles();
  const sources: vscode.Uri[] = [];
  const ignoring: vscode.Uri[] = [];
  for (const file of files) (isIgnoreFile(file) ? ignoring : sources).push(file);
  const texts = await pMap(ignoring, async (file) => ({ file, text: await read(file, signal) }), {
    concurrency: filesAtOnce,
  });
  for (const { file, text } of texts) {
    ignored.add(file.path.slice(root.length, Math.max(root.length, nameStart(file) - 1)), text);
  }
  return sources.filter(({ path }) => !ignored.has(path.slice(root.length)));
}

async function read(file: vscode.Uri, signal: AbortSignal): Promise<string> {
  try {
    const bytes = await readBytes(file, signal);
    return bytes.length > largestFile ? '' : await decodeSource(file, bytes);
  } catch (error) {
    if (!signal.aborted) logFailure('An ignore file was not read', error, 'debug');
    return '';
  }
}

function isIgnoreFile(file: vscode.Uri): boolean {
  return ignoreFileNames.includes(file.path.slice(nameStart(file)));
}

function nameStart({ path }: vscode.Uri): number {
  return path.lastIndexOf('/') + 1;
}
