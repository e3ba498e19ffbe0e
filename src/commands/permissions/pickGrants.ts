import type { GrantWish } from '../../changes/planGrants.ts';
import { runSteps, type StepPosition } from '../../inputs/steps.ts';
import { type InputResult, stepResult, typedValue } from '../../inputs/textInput.ts';
import { actionsFor, type GrantChoice, typedChoice } from '../../permissions/grantChoices.ts';
import type { CommandContext } from '../commandContext.ts';
import type { GrantsGroups, NamedResource } from './grantsTask.ts';
import { pickActions } from './pickActions.ts';
import { pickNamespace } from './pickNamespace.ts';
import { pickResources, typesFor } from './pickResources.ts';
import { readDefinitions } from './readDefinitions.ts';

/** Resources that are to be granted, and those of which none of the chosen actions is defined. */
export interface PickedGrants {
  readonly wishes: readonly GrantWish[];
  /** Their codes. */
  readonly leftOut: readonly string[];
}

/**
 * Asks for a namespace, for resources in it, and for what may be done with them; not for what a caller has named.
 * @returns undefined where the user gave up
 */
export async function pickGrants(
  context: CommandContext,
  groups: GrantsGroups,
  title: string,
  named: readonly NamedResource[],
): Promise<PickedGrants | undefined> {
  const [first] = named;
  let namespace = first?.namespace;
  let choices: readonly GrantChoice[] | undefined;
  let verbs: readonly string[] = [];
  const askNamespace = async (position: StepPosition) => {
    const before = namespace;
    const answer = await pickNamespace(context, groups, title, position);
    namespace = typedValue(answer) ?? namespace;
    if (namespace !== before) choices = undefined;
    return stepResult(answer);
  };
  const askResources = async (position: StepPosition) => {
    const answer = await pickResources(context, groups, {
      title,
      position,
      namespace: namespace ?? '',
      picked: choices ?? [],
    });
    choices = typedValue(answer) ?? choices;
    return stepResult(answer);
  };
  const askActions = async (position: StepPosition) => {
    choices ??= await chosenBefore(context, groups, namespace ?? '', named);
    if (choices === undefined) return 'cancelled';
    const answer: InputResult<readonly string[]> = await pickActions(context, groups, {
      title,
      position: position.totalSteps > 1 ? position : undefined,
      namespace: namespace ?? '',
      choices,
      picked: verbs,
    });
    verbs = typedValue(answer) ?? verbs;
    return stepResult(answer);
  };
  const done = await runSteps<'namespace' | 'resources' | 'actions'>([
    ...(namespace === undefined ? ([['namespace', askNamespace]] as const) : []),
    ...(first === undefined ? ([['resources', askResources]] as const) : []),
    ['actions', askActions],
  ]);
  if (!done || namespace === undefined || choices === undefined) return undefined;
  return toWishes(namespace, choices, verbs);
}

/** What the resources are that a caller has named, with the types that the pool defines. */
async function chosenBefore(
  context: CommandContext,
  groups: GrantsGroups,
  namespace: string,
  named: readonly NamedResource[],
): Promise<readonly GrantChoice[] | undefined> {
  const definitions = await readDefinitions(context, groups.pool);
  if (definitions === undefined) return undefined;
  const choices = named.map(({ code, type }): GrantChoice => {
    const choice = typedChoice(definitions, namespace, code);
    if (type === undefined || type === choice.type) return choice;
    // Another resource of the same code.
    return { code, type };
  });
  return typesFor(choices);
}

function toWishes(
  namespace: string,
  choices: readonly GrantChoice[],
  verbs: readonly string[],
): PickedGrants {
  const chosen = actionsFor(choices, verbs);
  return {
    wishes: chosen.flatMap(({ choice: { code, type }, actions }): readonly GrantWish[] =>
      actions.length === 0
        ? []
        : [
            {
              namespace,
              resource: code,
              ...(type === undefined ? {} : { resourceType: type }),
              actions,
            },
          ],
    ),
    leftOut: chosen.filter(({ actions }) => actions.length === 0).map(({ choice }) => choice.code),
  };
}
