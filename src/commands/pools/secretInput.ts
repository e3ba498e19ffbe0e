import * as vscode from 'vscode';
import { describeRefusedCredentials } from '../../feedback/wording.ts';
import { askForText } from '../../inputs/textInput.ts';
import { checkCredentials } from '../../pools/credentials.ts';
import type { Pools } from '../../pools/pools.ts';
import { displayText } from '../../text/displayText.ts';

/** What is wrong with a secret before any server has seen it. */
export function secretProblem(secret: string): string | undefined {
  return secret === '' ? vscode.l10n.t('Enter the secret of the user pool.') : undefined;
}

/**
 * Asks for another secret of a connected pool, and stores it once the server has taken it.
 * @returns whether the secret was replaced; false where the user gave up, and for the sample pool
 * @throws UserError where the secret cannot be stored; then the old one stays
 */
export async function askForNewSecret(pools: Pools, id: string): Promise<boolean> {
  const connection = pools.get(id);
  if (connection?.kind !== 'authing') return false;
  const { name, host, userPoolId } = connection;
  const answer = await askForText({
    title: vscode.l10n.t({
      message: 'Replace Secret of “{0}”',
      args: [displayText(name)],
      comment: ['The title of an input. {0} is the name of a user pool.'],
    }),
    value: '',
    prompt: vscode.l10n.t({
      message: 'New secret of user pool {0} at {1}',
      args: [userPoolId, host],
      comment: ['{0} is the ID of a user pool, {1} a host such as https://core.authing.cn.'],
    }),
    password: true,
    validate: secretProblem,
    submit: async (secret, signal) => {
      try {
        await checkCredentials({ host, userPoolId, secret }, signal);
        return undefined;
      } catch (error) {
        return describeRefusedCredentials(error);
      }
    },
  });
  if (answer.outcome !== 'accepted') return false;
  await pools.replaceSecret(id, answer.value);
  return true;
}
