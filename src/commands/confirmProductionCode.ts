import { askForText } from '../inputs/textInput.ts';
import { displayText } from '../text/displayText.ts';
import { isTypedAs } from '../text/typedText.ts';
import type { CommandContext } from './commandContext.ts';

/** What is said while codes are asked for; names and codes as they are shown. */
export interface ProductionWords {
  readonly title: (poolName: string) => string;
  readonly prompt: (groupName: string, code: string) => string;
  /** What is wrong, and that nothing was done. */
  readonly wrongCode: (groupName: string) => string;
}

/**
 * Asks for the code of each group to be typed, where the pool is marked as production.
 * @returns whether all were typed; at once true for other pools, and false where the user gave up
 */
export async function confirmProductionCode(
  { pools }: Pick<CommandContext, 'pools'>,
  poolId: string,
  groups: readonly { readonly name: string; readonly code: string }[],
  words: ProductionWords,
): Promise<boolean> {
  const connection = pools.get(poolId);
  if (connection?.protection !== 'production') return true;
  for (const [index, { name, code }] of groups.entries()) {
    const position = { step: index + 1, totalSteps: groups.length, canGoBack: false };
    const answer = await askForText({
      title: words.title(displayText(connection.name)),
      position: groups.length > 1 ? position : undefined,
      value: '',
      prompt: words.prompt(displayText(name), displayText(code)),
      validate: () => undefined,
      submit: async (typed) =>
        isTypedAs(typed, code) ? undefined : words.wrongCode(displayText(name)),
    });
    if (answer.outcome !== 'accepted') return false;
  }
  return true;
}
