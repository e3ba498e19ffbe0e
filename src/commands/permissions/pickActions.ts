import * as vscode from 'vscode';
import { searchOrType } from '../../inputs/pickOrType.ts';
import { type SearchWords, searchForMany } from '../../inputs/searchPicker.ts';
import type { StepPosition } from '../../inputs/steps.ts';
import type { InputResult } from '../../inputs/textInput.ts';
import { actionsFor, choiceId, type GrantChoice, verbsOf } from '../../permissions/grantChoices.ts';
import { plainName } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import { commonGrants } from './commonGrants.ts';
import type { GrantsGroups } from './grantsTask.ts';

/** Asks which actions to grant: by their verbs, where several resources have them, or as they are typed. */
export async function pickActions(
  context: CommandContext,
  groups: GrantsGroups,
  {
    title,
    position,
    namespace,
    choices,
    picked,
  }: {
    readonly title: string;
    readonly position: StepPosition | undefined;
    readonly namespace: string;
    readonly choices: readonly GrantChoice[];
    readonly picked: readonly string[];
  },
): Promise<InputResult<readonly string[]>> {
  const verbs = verbsOf(choices);
  const grants = commonGrants(context, groups, namespace);
  const hasAlready = (choice: GrantChoice, verb: string) => {
    const [chosen] = actionsFor([choice], [verb]);
    const granted = grants.get(choiceId(choice)) ?? [];
    return chosen?.actions.every((action) => granted.includes(action)) ?? false;
  };
  const already = [...verbs].filter(([verb, having]) =>
    having.every((choice) => hasAlready(choice, verb)),
  );
  const unavailable = new Map(already.map(([verb]) => [verb, vscode.l10n.t('granted already')]));
  const result = await searchForMany<string>({
    title,
    position,
    placeholder:
      verbs.size === 0
        ? vscode.l10n.t('Type an action, such as read')
        : vscode.l10n.t('Select actions, or type one'),
    reporter: context.reporter,
    picked: picked.filter((verb) => !unavailable.has(verb)),
    itemOf: (verb) => ({
      id: verb,
      label: plainName(verb),
      description: describeVerb(verbs.get(verb)?.length, choices.length),
    }),
    search: searchOrType({
      readAll: async () => [...verbs.keys()],
      idOf: (verb) => verb,
      textsOf: (verb) => [verb],
      typed: (text) => text,
      unavailable,
    }),
    words: actionWords(),
  });
  switch (result.outcome) {
    case 'accepted':
    case 'back':
      return { outcome: result.outcome, value: result.value };
    case 'button':
    case 'cancelled':
      return { outcome: 'cancelled' };
  }
}

/** @param having how many of the resources define it; undefined for one that was typed */
function describeVerb(having: number | undefined, all: number): string {
  if (having === undefined) return vscode.l10n.t('not defined by the user pool');
  if (all === 1) return '';
  return having === all
    ? vscode.l10n.t('of all {0} resources', all)
    : vscode.l10n.t({
        message: 'of {0} of {1} resources',
        args: [having, all],
        comment: [
          'Stands behind an action. {0} and {1} are numbers: so many resources have it, of so many.',
        ],
      });
}

/** What a picker says of actions. */
export function actionWords(): SearchWords {
  return {
    heading: vscode.l10n.t('Actions'),
    partHeading: (shown, totalCount) =>
      vscode.l10n.t({
        message: '{0} of {1} actions: type to narrow down',
        args: [shown, totalCount],
        comment: ['{0} and {1} are numbers: so many are shown, and so many there are.'],
      }),
    nothingFound: vscode.l10n.t('no action is defined: type one'),
    nothingPicked: vscode.l10n.t('no action is selected'),
    failure: vscode.l10n.t('Could not read the actions.'),
  };
}
