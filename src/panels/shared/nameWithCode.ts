import * as vscode from 'vscode';

/** A group as a text that is copied names it. */
export function nameWithCode({
  name,
  code,
}: {
  readonly name: string;
  readonly code: string;
}): string {
  return vscode.l10n.t({
    message: '{0} ({1})',
    args: [name, code],
    comment: ['{0} is the name of a group, {1} its code.'],
  });
}
