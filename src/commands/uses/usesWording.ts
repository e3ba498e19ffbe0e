import * as vscode from 'vscode';
import { shownNumber } from '../../display/locale.ts';
import { inList, inSentences } from '../../feedback/sentences.ts';
import { displayText } from '../../text/displayText.ts';
import type { FoundUses, WantedCode } from './searchUses.ts';

/** What the list of uses is called; without the code, since VS Code capitalizes the titles of views. */
export function usesTitle(): string {
  return vscode.l10n.t({
    message: 'Uses',
    comment: ['The title of a list of places in source files where group codes stand.'],
  });
}

/** What is said while they are searched for. */
export function searchingTitle(wanted: readonly WantedCode[]): string {
  const codes = [...new Set(wanted.map(({ code }) => code))];
  const [only = ''] = codes;
  return codes.length === 1
    ? vscode.l10n.t({
        message: 'Finding uses of “{0}”',
        args: [displayText(only)],
        comment: ['Shown while source files are searched. {0} is a group code.'],
      })
    : vscode.l10n.t({
        message: 'Finding uses of {0} group codes',
        args: [shownNumber(codes.length)],
        comment: ['Shown while source files are searched. {0} is a number.'],
      });
}

/** How many places a search has found, of which sort, and what it has not looked at. */
export function describeFound(wanted: readonly WantedCode[], found: FoundUses): string {
  const codes = [...new Set(wanted.map(({ code }) => code))];
  const [only = ''] = codes;
  const uses = found.files.flatMap(({ uses: own }) => own);
  const others = uses.filter(({ use }) => use.kind === 'text').length;
  const counts = [uses.length - others, others, found.searched].map(shownNumber);
  const all =
    codes.length === 1
      ? vscode.l10n.t({
          message:
            '“{0}” in calls of an Authing SDK: {1}, in other strings: {2}. Files searched: {3}.',
          args: [displayText(only), ...counts],
          comment: [
            '{0} is a group code; {1} and {2} are numbers of places in source files where it stands, {3} is a number of files.',
          ],
        })
      : vscode.l10n.t({
          message:
            '{0} group codes in calls of an Authing SDK: {1}, in other strings: {2}. Files searched: {3}.',
          args: [shownNumber(codes.length), ...counts],
          comment: [
            '{0} is a number of codes; {1} and {2} are numbers of places in source files where they stand, {3} is a number of files.',
          ],
        });
  return inSentences(all, ...describeRest(found));
}

/** That nothing was found, and what was not looked at. */
export function describeNothing(wanted: readonly WantedCode[], found: FoundUses): string {
  const codes = [...new Set(wanted.map(({ code }) => code))];
  const [only = ''] = codes;
  const none =
    codes.length === 1
      ? vscode.l10n.t({
          message: 'No use of “{0}” was found. Files searched: {1}.',
          args: [displayText(only), shownNumber(found.searched)],
          comment: ['{0} is a group code, {1} the number of source files that were searched.'],
        })
      : vscode.l10n.t({
          message: 'No use of these group codes was found. Files searched: {0}.',
          args: [shownNumber(found.searched)],
          comment: ['{0} is the number of source files that were searched.'],
        });
  return inSentences(none, ...describeRest(found));
}

/** What was not looked at, and why. */
function describeRest({
  stopped,
  listed,
  unlisted,
  unreadable,
  tooLarge,
  ofOtherPools,
}: FoundUses): readonly (string | undefined)[] {
  return [
    stopped === 'cancelled'
      ? vscode.l10n.t('The search was cancelled, so there may be more.')
      : undefined,
    stopped === 'limit'
      ? vscode.l10n.t({
          message: 'The workspace has more than {0} source files; the others were not searched.',
          args: [shownNumber(listed)],
          comment: ['{0} is a number of files.'],
        })
      : undefined,
    // A search that was cancelled says already that it is not all.
    unlisted.length > 0 && stopped !== 'cancelled'
      ? vscode.l10n.t({
          message: 'Folders whose files VS Code did not list, so they were not searched: {0}.',
          args: [inList(unlisted.map((name) => displayText(name)))],
          comment: ['{0} is the names of folders of the workspace.'],
        })
      : undefined,
    unreadable > 0
      ? vscode.l10n.t({
          message: 'Files that could not be read: {0}.',
          args: [shownNumber(unreadable)],
          comment: ['{0} is a number of files.'],
        })
      : undefined,
    tooLarge > 0
      ? vscode.l10n.t({
          message: 'Files above 5 MB, which were not searched: {0}.',
          args: [shownNumber(tooLarge)],
          comment: ['{0} is a number of files.'],
        })
      : undefined,
    ofOtherPools > 0
      ? vscode.l10n.t({
          message: 'Calls in folders of another user pool, which were left out: {0}.',
          args: [shownNumber(ofOtherPools)],
          comment: ['{0} is a number of calls in source files.'],
        })
      : undefined,
  ];
}
