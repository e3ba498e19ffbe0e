// How long it takes to say which of many groups may use a resource, where what they are authorized for is known.

import * as v from 'valibot';
import type { ResourceName } from '../../../src/model/resource.ts';
import type { GroupGrants } from '../../../src/permissions/matrix.ts';
import { whoMayUse, whoMayUseParts } from '../../../src/permissions/whoMayUse.ts';
import { makeSeed } from '../../../src/sample/seed.ts';
import { input, report } from '../child.ts';

const { groups, grants } = input(v.object({ groups: v.number(), grants: v.number() }));
const seed = makeSeed({ groups, users: 1, resources: 5000, grants });

const Grants = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(
    v.object({
      namespace: v.string(),
      code: v.string(),
      type: v.string(),
      actions: v.array(v.string()),
    }),
  ),
);

const byGroup = new Map<string, (typeof seed.grants)[number][]>();
for (const grant of seed.grants) {
  const others = byGroup.get(grant.target);
  if (others === undefined) byGroup.set(grant.target, [grant]);
  else others.push(grant);
}
const known: readonly GroupGrants[] = seed.groups.map(({ id, code, name }) => ({
  code,
  name,
  // As texts that came in an answer, none of which is the same as that of another group.
  grants: v.parse(
    Grants,
    JSON.stringify(
      (byGroup.get(id) ?? []).map(({ namespace, resource, type, actions }) => ({
        namespace,
        code: resource,
        type: type ?? '',
        actions,
      })),
    ),
  ),
}));

const resources = seed.resources.filter((_, index) => index % 250 === 0);
const asked: readonly ResourceName[] = [
  ...resources.flatMap(({ namespace, type, code }) => [
    { namespace, type: type ?? '', code },
    { code },
    { code: `${code}:7` },
  ]),
  { code: 'nobody-has-it' },
];

/** @returns milliseconds */
function timed(resource: ResourceName): number {
  const start = performance.now();
  const accesses = whoMayUse(known, resource);
  whoMayUseParts(known, resource, accesses);
  return performance.now() - start;
}

const [first = { code: '' }] = asked;
report({ first: timed(first), times: [...asked, ...asked, ...asked].map(timed) });
