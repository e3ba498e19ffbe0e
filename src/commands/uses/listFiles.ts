import * as vscode from 'vscode';
import { untilAborted } from '../../directory/untilAborted.ts';
import { logFailure } from '../../model/failureLog.ts';
import { UserError } from '../../model/userError.ts';
import { excludedGlob } from '../../source/exclusions.ts';
import { sourceExtensions } from '../../source/sourceFiles.ts';
import { ignoreFileNames } from './ignoredFiles.ts';
import { notIgnored } from './notIgnored.ts';

/** The source files of the workspace. */
export interface SourceFiles {
  readonly uris: readonly vscode.Uri[];
  /** Whether there are more than were asked for. */
  readonly more: boolean;
  /** The folders whose files VS Code did not list: it cannot, or not in time. */
  readonly unlisted: readonly vscode.WorkspaceFolder[];
}

/** How to list. */
interface ListOptions {
  /** At most so many files. */
  readonly most: number;
  /** How long (ms) VS Code may take for a folder of a file system that it may not be able to search. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** VS Code itself searches these. For any other file system it waits for somebody who can, who may never come. */
const searchedSchemes: readonly string[] = ['file', 'vscode-remote'];

/** Among so many times the files that are wanted, there may be some that are ignored. */
const mostTimes = 5;

const sourceNames = sourceExtensions.map((extension) => `*.${extension}`);
// Without alternatives within others, which a search of files refuses.
const sourceFiles = `**/{${sourceNames.join(',')}}`;
const withIgnoreFiles = `**/{${[...sourceNames, ...ignoreFileNames].join(',')}}`;

/**
 * Lists the source files of all folders of the workspace that neither `files.exclude` nor `search.exclude` of their
 * folder excludes, nor a file such as `.gitignore` where `search.useIgnoreFiles` is on.
 * @throws UserError if VS Code cannot list the files
 */
export async function listSourceFiles({
  most,
  limitMs,
  signal,
}: ListOptions): Promise<SourceFiles> {
  const cancelled = new vscode.CancellationTokenSource();
  const cancel = () => cancelled.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  // A folder of the workspace may be within another one.
  const uris = new Map<string, vscode.Uri>();
  const unlisted: vscode.WorkspaceFolder[] = [];
  let isCut = false;
  try {
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      if (signal.aborted || uris.size > most) break;
      const { uri } = folder;
      const settings = vscode.workspace.getConfiguration('search', uri);
      const usesIgnoreFiles = settings.get('useIgnoreFiles') !== false;
      const include = usesIgnoreFiles ? withIgnoreFiles : sourceFiles;
      const listing = vscode.workspace.findFiles(
        new vscode.RelativePattern(uri, include),
        excludedBy(settings),
        most * mostTimes + 1,
        cancelled.token,
      );
      const isSearched = searchedSchemes.includes(uri.scheme);
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
      const found = isSearched
        ? await listing
        : await untilAborted(inTime, Promise.resolve(listing));
      if (found === undefined) unlisted.push(folder);
      else if (found.length > most * mostTimes) isCut = true;
      const kept = found && usesIgnoreFiles ? await notIgnored(uri, found, signal) : found;
      for (const each of kept ?? []) uris.set(each.toString(), each);
    }
  } catch (error) {
    logFailure('The files of the workspace were not listed', error, 'warn');
    throw new UserError(vscode.l10n.t('VS Code could not list the files of the workspace.'), {
      cause: error,
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    // Ends also what nobody waits for any more.
    cancelled.cancel();
    cancelled.dispose();
  }
  return { uris: [...uris.values()].slice(0, most), more: isCut || uris.size > most, unlisted };
}

/** What `search.exclude` says; with a glob given, VS Code itself goes by `files.exclude` alone. */
function excludedBy(settings: vscode.WorkspaceConfiguration): string | undefined {
  const excluded: unknown = settings.get('exclude');
  return typeof excluded === 'object' && excluded !== null
    ? excludedGlob({ ...excluded })
    : undefined;
}
