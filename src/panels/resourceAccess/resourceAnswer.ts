import type { Resource } from '../../model/resource.ts';
import { verbOf } from '../../permissions/actions.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import {
  type AskedResource,
  isNamespaceOpen,
  whoMayUse,
  whoMayUseParts,
} from '../../permissions/whoMayUse.ts';
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

/** The resource with what the pool says of it, as far as that is known. */
export function headingOf(
  { poolName, code, namespace, type }: ResourceTopic,
  defined: readonly Resource[] | undefined,
): ResourceHeading {
  const definition = definitionOf({ code, namespace, type }, defined ?? []);
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

/** How the pool defines a resource. Of DATA it defines `orders`, and `orders:7` is an instance of that. */
function definitionOf(
  { code, namespace, type }: AskedResource,
  defined: readonly Resource[],
): Resource | undefined {
  const isAsked = (resource: Resource) =>
    (namespace === undefined || resource.namespace === namespace) &&
    (type === undefined || resource.type === type);
  const colon = code.indexOf(':');
  const whole = colon < 0 ? undefined : code.slice(0, colon);
  return (
    defined.find((resource) => resource.code === code && isAsked(resource)) ??
    defined.find(
      (resource) => resource.type === 'DATA' && resource.code === whole && isAsked(resource),
    )
  );
}
