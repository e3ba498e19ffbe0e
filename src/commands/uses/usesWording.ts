import * as vscode from 'vscode';
import { shownNumber } from '../../display/locale.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { displayText } from '../../text/displayText.ts';
import type { FoundUses, WantedCode } from './searchUses.ts';

/** What the list of uses is called. */
export function usesTitle(wanted: readonly WantedCode[]): string {
  const codes = [...new Set(wanted.map(({ code }) => code))];
  const [only = ''] = codes;
  return codes.length === 1
    ? vscode.l10n.t({
        message: 'Uses of “{0}”',
        args: [displayText(only)],
        comment: ['The title of a list of places in source files. {0} is a group code.'],
      })
    : vscode.l10n.t({
        message: 'Uses of {0} group codes',
        args: [shownNumber(codes.length)],
        comment: ['The title of a list of places in source files. {0} is a number.'],
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
export function describeFound(found: FoundUses): string {
  const uses = found.files.flatMap(({ uses }) => uses);
  const others = uses.filter(({ use }) => use.kind === 'text').length;
  return inSentences(
    vscode.l10n.t({
      message: 'In calls of an Authing SDK: {0}. Other strings: {1}. Files searched: {2}.',
      args: [shownNumber(uses.length - others), shownNumber(others), shownNumber(found.searched)],
      comment: [
        '{0} and {1} are numbers of places in source files where a group code stands, {2} is a number of files.',
      ],
    }),
    ...describeRest(found),
  );
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
