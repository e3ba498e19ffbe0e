// Whom a panel is about. It stands alone, for the panel and what it reads both need it.
import * as v from 'valibot';
import * as vscode from 'vscode';
import { displayText, longestInTitle } from '../../text/displayText.ts';

/** Whose permissions a panel is about. */
export const userTopic = v.object({
  /** The id of the user pool's connection. */
  poolId: v.string(),
  userId: v.string(),
  userName: v.string(),
});

export type UserTopic = Readonly<v.InferOutput<typeof userTopic>>;

/** What the tab says. */
export function titleOf({ userName }: UserTopic): string {
  return vscode.l10n.t({
    message: 'Permissions of {0}',
    args: [displayText(userName, longestInTitle)],
    comment: ['The title of a tab. {0} is the name of a user.'],
  });
}
