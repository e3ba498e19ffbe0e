import type { Resource } from '../../model/resource.ts';
import { verbOf } from '../../permissions/actions.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import { isNamespaceOpen, whoMayUse, whoMayUseParts } from '../../permissions/whoMayUse.ts';
import type { ResourceHeading, SentAnswer } from '../../protocol/resourceAccess.ts';
import type { ResourceTopic } from './resourceTopic.ts';

/** The answer without its number. */
export type AccessAnswer = Omit<SentAnswer, 'revision'>;

/** Which of the groups may use the resource. */
export function answerOf(groups: readonly GroupGrants[], topic: ResourceTopic): AccessAnswer {
  const accesses = whoMayUse(groups, topic);
  const parts = whoMayUseParts(groups, topic, accesses);
  const example = parts[0]?.codes[0];
  return {
    groups: accesses.flatMap(({ group, ways, allowed }) => {
      const { code, name } = groups[group] ?? {};
      return code === undefined || name === undefined ? [] : [{ code, name, allowed, ways }];
    }),
    namespaceOpen: isNamespaceOpen(accesses, topic),
    ...(example === undefined ? {} : { parts: { groups: parts.length, example } }),
  };
}

/**
 * The resource with what the pool says of it.
 * @param definition how the pool defines it, as far as that is known
 */
export function headingOf(
  { poolName, code, namespace, type }: ResourceTopic,
  definition: Resource | undefined,
): ResourceHeading {
  const verbs = definition?.actions?.map(({ name }) => verbOf(name, definition.code));
  return {
    pool: poolName,
    code,
    ...(namespace === undefined ? {} : { namespace }),
    ...(type === undefined ? {} : { type }),
    ...(definition?.description ? { description: definition.description } : {}),
    ...(verbs === undefined || verbs.length === 0 ? {} : { verbs }),
  };
}
