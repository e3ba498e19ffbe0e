import { ownCodeLength, verbOf } from './actions.ts';

// What can be granted in a namespace: from what the pool defines, and from what somebody types.

/** A resource as the pool defines it. */
export interface Definition {
  readonly code: string;
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly namespace?: string | undefined;
  readonly actions?: readonly { readonly name: string }[] | undefined;
}

/** A resource that can be granted. */
export interface GrantChoice {
  /** As a grant names it: `orders:*` or `orders:7` for what the pool defines as `orders`. */
  readonly code: string;
  /** Absent where the pool defines it without one. */
  readonly type?: string;
  /** What the pool defines it as; absent for a code that it does not define. */
  readonly definition?: Definition;
}

/** Which actions of a resource are to be granted. */
export interface ChosenActions {
  readonly choice: GrantChoice;
  /** As the server names them: `orders:read`. */
  readonly actions: readonly string[];
}

/** What tells two choices of one namespace apart. */
export function choiceId({ code, type = '' }: Pick<GrantChoice, 'code' | 'type'>): string {
  return JSON.stringify([type, code]);
}

/** What the pool defines in a namespace, as it can be granted: of data, all instances. */
export function choicesOf(
  definitions: readonly Definition[],
  namespace: string,
): readonly GrantChoice[] {
  return definitions
    .filter((definition) => definition.namespace === namespace)
    .map((definition) => {
      const { code, type } = definition;
      const isWholeData = type === 'DATA' && !code.includes(':');
      return {
        code: isWholeData ? `${code}:*` : code,
        ...(type === undefined ? {} : { type }),
        definition,
      };
    });
}

/**
 * What a typed code stands for. `orders:7` is of the resource `orders`, where the pool defines that as data.
 * @returns without a definition, and without a type, where the pool does not define it
 */
export function typedChoice(
  definitions: readonly Definition[],
  namespace: string,
  code: string,
): GrantChoice {
  const own = definitions.filter((definition) => definition.namespace === namespace);
  const colon = code.indexOf(':');
  const definition =
    own.find((each) => each.code === code) ??
    own.find((each) => colon > 0 && each.type === 'DATA' && each.code === code.slice(0, colon));
  if (definition === undefined) return { code };
  const { type } = definition;
  return { code, ...(type === undefined ? {} : { type }), definition };
}

/** The verbs that the pool defines for resources, each once, with the resources that have it. */
export function verbsOf(
  choices: readonly GrantChoice[],
): ReadonlyMap<string, readonly GrantChoice[]> {
  const verbs = new Map<string, GrantChoice[]>();
  for (const choice of choices) {
    for (const verb of new Set(ownVerbs(choice).keys())) {
      const others = verbs.get(verb);
      if (others === undefined) verbs.set(verb, [choice]);
      else others.push(choice);
    }
  }
  return verbs;
}

/**
 * The actions that verbs stand for, of each resource. A verb that a resource does not define is left out of it; one
 * that none of them defines was typed, and is meant for all.
 */
export function actionsFor(
  choices: readonly GrantChoice[],
  verbs: readonly string[],
): readonly ChosenActions[] {
  const defined = verbsOf(choices);
  return choices.map((choice) => {
    const own = ownVerbs(choice);
    const actions = verbs.flatMap((verb) => {
      const action = own.get(verb);
      if (action !== undefined) return [action];
      const isTyped = !defined.has(verb) || choice.definition === undefined;
      return isTyped ? [actionNamed(choice, verb)] : [];
    });
    return { choice, actions: [...new Set(actions)] };
  });
}

/** The actions that the pool defines for a resource, by their verbs. */
function ownVerbs({ definition }: GrantChoice): ReadonlyMap<string, string> {
  const { code = '', actions = [] } = definition ?? {};
  return new Map(actions.map(({ name }) => [verbOf(name, code), name]));
}

/** `read` of `orders:7` is `orders:read`: so the API names actions. What has a colon is a whole name already. */
function actionNamed({ code, type, definition }: GrantChoice, verb: string): string {
  if (verb.includes(':')) return verb;
  const colon = type === 'DATA' ? code.indexOf(':') : -1;
  const owner = definition?.code ?? (colon > 0 ? code.slice(0, colon) : code);
  const action = `${owner}:${verb}`;
  // What would not be read as the verb of its resource is sent as it was typed.
  return ownCodeLength(action, owner) > 0 ? action : verb;
}
