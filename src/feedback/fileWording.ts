import * as vscode from 'vscode';

/**
 * What a failure of the file system means to a person who can mend it.
 * @param error as Node or VS Code throw it; undefined for any other failure
 */
export function describeFileFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return vscode.l10n.t('The disk is full. Make room on it, then try again.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'NoPermissions':
      return vscode.l10n.t(
        'VS Code has no permission to use the file. Check the permissions of its folder, then try again.',
      );
    case 'Unavailable':
      return vscode.l10n.t('The file cannot be reached at the moment. Try again later.');
    default:
      return undefined;
  }
}
