import * as vscode from 'vscode';
import { logFailure } from '../../model/failureLog.ts';
import { UserError } from '../../model/userError.ts';
import { excludedGlob } from '../../source/exclusions.ts';
import { sourceExtensions } from '../../source/sourceFiles.ts';

/** The source files of the workspace. */
export interface SourceFiles {
  readonly uris: readonly vscode.Uri[];
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

const include = `**/*.{${sourceExtensions.join(',')}}`;

/**
 * Lists the source files of all folders of the workspace that neither `files.exclude` nor `search.exclude` of their
 * folder excludes.
 * @param most at most so many
 * @throws UserError if VS Code cannot list them
 */
export async function listSourceFiles(most: number, signal: AbortSignal): Promise<SourceFiles> {
  const cancelled = new vscode.CancellationTokenSource();
  const cancel = () => cancelled.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  // A folder of the workspace may be within another one.
  const uris = new Map<string, vscode.Uri>();
  try {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      if (signal.aborted || uris.size > most) break;
      const pattern = new vscode.RelativePattern(uri, include);
      const found = await vscode.workspace.findFiles(
        pattern,
        excludedIn(uri),
        most + 1,
        cancelled.token,
      );
      for (const each of found) uris.set(each.toString(), each);
    }
  } catch (error) {
    logFailure('The files of the workspace were not listed', error, 'warn');
    throw new UserError(vscode.l10n.t('VS Code could not list the files of the workspace.'), {
      cause: error,
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    cancelled.dispose();
  }
  return { uris: [...uris.values()].slice(0, most), more: uris.size > most };
}

/** What `search.exclude` says; with a glob given, VS Code itself goes by `files.exclude` alone. */
function excludedIn(folder: vscode.Uri): string | undefined {
  const settings = vscode.workspace.getConfiguration('search', folder).get('exclude');
  return typeof settings === 'object' && settings !== null
    ? excludedGlob({ ...settings })
    : undefined;
}
