import * as vscode from 'vscode';
import { inList } from '../../feedback/sentences.ts';
import { searchOrType } from '../../inputs/pickOrType.ts';
import { searchForMany } from '../../inputs/searchPicker.ts';
import type { StepPosition } from '../../inputs/steps.ts';
import type { InputResult } from '../../inputs/textInput.ts';
import { resourceTypes } from '../../model/resource.ts';
import { verbOf } from '../../permissions/actions.ts';
import {
  choiceId,
  choicesOf,
  type GrantChoice,
  typedChoice,
} from '../../permissions/grantChoices.ts';
import { displayText } from '../../text/displayText.ts';
import { plainName, plainText } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import { commonGrants } from './commonGrants.ts';
import type { GrantsGroups } from './grantsTask.ts';

/** Asks for resources of a namespace: those that the pool defines, and others by their codes. */
export async function pickResources(
  context: CommandContext,
  groups: GrantsGroups,
  {
    title,
    position,
    namespace,
    picked,
  }: {
    readonly title: string;
    readonly position: StepPosition;
    readonly namespace: string;
    readonly picked: readonly GrantChoice[];
  },
): Promise<InputResult<readonly GrantChoice[]>> {
  const { definedResources } = context.directories.get(groups.pool);
  const granted = commonGrants(context, groups, namespace);
  const readAll = async (signal: AbortSignal) => {
    await definedResources.load({ signal });
    const { content } = definedResources;
    if (content.state === 'failed') throw content.error;
    return choicesOf(content.value ?? [], namespace);
  };
  let before = picked;
  for (;;) {
    const result = await searchForMany<GrantChoice>({
      title,
      position,
      placeholder: vscode.l10n.t('Select resources, or type the code of one'),
      reporter: context.reporter,
      picked: before,
      itemOf: (choice) => itemOf(choice, granted),
      search: searchOrType({
        readAll,
        idOf: choiceId,
        textsOf: ({ code, type = '', definition }) => [code, type, definition?.description ?? ''],
        typed: (code) => typedChoice(definedResources.content.value ?? [], namespace, code),
      }),
      words: {
        heading: vscode.l10n.t('Resources'),
        partHeading: (shown, totalCount) =>
          vscode.l10n.t({
            message: '{0} of {1} resources: type to narrow down',
            args: [shown, totalCount],
            comment: ['{0} and {1} are numbers: so many are shown, and so many there are.'],
          }),
        nothingFound: vscode.l10n.t('no resource found: type the code of one'),
        nothingPicked: vscode.l10n.t('no resource is selected'),
        failure: vscode.l10n.t('Could not read the resources of the user pool.'),
      },
    });
    switch (result.outcome) {
      case 'back':
        return { outcome: 'back', value: result.value };
      case 'accepted': {
        const typed = await typesFor(result.value);
        if (typed !== undefined) return { outcome: 'accepted', value: typed };
        before = result.value;
        break;
      }
      case 'button':
      case 'cancelled':
        return { outcome: 'cancelled' };
    }
  }
}

/**
 * Asks for the type of the resources that the pool does not define: grants are made by it.
 * @returns all of them with types; undefined where the user gave up
 */
export async function typesFor(
  choices: readonly GrantChoice[],
): Promise<readonly GrantChoice[] | undefined> {
  const open = choices.filter(
    ({ definition, type }) => definition === undefined && type === undefined,
  );
  if (open.length === 0) return choices;
  const names = inList(open.map(({ code }) => displayText(code)));
  const type = await vscode.window.showQuickPick([...resourceTypes], {
    title: plainText(
      vscode.l10n.t({
        message: 'Resource Type of {0}',
        args: [names],
        comment: ['{0} is the code of a resource, or several.'],
      }),
    ),
    placeHolder: vscode.l10n.t('Select a resource type: the user pool does not define it'),
    ignoreFocusOut: true,
  });
  if (type === undefined) return undefined;
  return choices.map((choice) => (open.includes(choice) ? { ...choice, type } : choice));
}

function itemOf(choice: GrantChoice, granted: ReadonlyMap<string, readonly string[]>) {
  const { code, type, definition } = choice;
  const actions = granted.get(choiceId(choice));
  const verbs = actions?.map((action) => displayText(verbOf(action, definition?.code ?? code)));
  const parts = [
    type,
    definition === undefined
      ? vscode.l10n.t('not defined by the user pool')
      : definition.description,
    verbs && hasWords(verbs),
  ];
  return {
    id: choiceId(choice),
    label: plainName(code),
    description: parts
      .filter((part) => part !== undefined && part !== '')
      .map((part) => plainName(part ?? ''))
      .join(' · '),
  };
}

function hasWords(verbs: readonly string[]): string {
  return verbs.length === 0
    ? vscode.l10n.t('granted already')
    : vscode.l10n.t({
        message: 'granted already: {0}',
        args: [inList(verbs)],
        comment: ['Stands behind a resource. {0} is a list of actions.'],
      });
}
