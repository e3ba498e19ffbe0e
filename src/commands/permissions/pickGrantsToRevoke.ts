import * as vscode from 'vscode';
import type { GrantWish } from '../../changes/planGrants.ts';
import type { NamespacedResource } from '../../directory/resources.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { inList } from '../../feedback/sentences.ts';
import { pickManyOf } from '../../inputs/listPicker.ts';
import { searchOrType } from '../../inputs/pickOrType.ts';
import { searchForMany } from '../../inputs/searchPicker.ts';
import { verbOf } from '../../permissions/actions.ts';
import { displayText } from '../../text/displayText.ts';
import { plainName, plainText } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import type { GrantsGroups, NamedResource } from './grantsTask.ts';
import { actionWords } from './pickActions.ts';
import { pickNamespace } from './pickNamespace.ts';

/** A grant that one of some groups has, or several: then with the actions of all. */
interface HeldGrant extends NamespacedResource {
  /** How many of the groups have it. */
  readonly holders: number;
}

/**
 * Asks which grants of groups to revoke, unless a caller has named them; of a single one, which of its actions.
 * @returns undefined where the user gave up, or there is nothing to revoke
 */
export async function pickGrantsToRevoke(
  context: CommandContext,
  groups: GrantsGroups,
  title: string,
  named: readonly NamedResource[],
): Promise<readonly GrantWish[] | undefined> {
  const grants =
    named.length > 0
      ? await namedGrants(context, groups, named)
      : await pickFromList(context, groups, title);
  if (grants === undefined || grants.length === 0) return undefined;
  const placed = await withNamespaces(context, groups, title, grants);
  if (placed === undefined) return undefined;
  const [only, ...others] = placed;
  if (only === undefined || others.length > 0 || (only.actions?.length ?? 0) < 2) {
    return placed.map(({ actions: _, ...wish }) => wish);
  }
  return pickActionsToRevoke(context, title, only);
}

/** A caller names a resource as it is granted. Where no group has such a grant, the plan says so. */
async function namedGrants(
  context: CommandContext,
  groups: GrantsGroups,
  named: readonly NamedResource[],
): Promise<readonly NamespacedResource[] | undefined> {
  const read = await withProgress(
    { title: vscode.l10n.t('Reading the authorized resources'), delayMs: progressDelayMs },
    (signal) => readHeldGrants(context, groups, signal),
  );
  if (read.outcome === 'failed') context.reporter.failure(notRead(groups), read.error);
  if (read.outcome !== 'done') return undefined;
  return named.map(({ code, namespace, type }) => {
    const grant = read.value.find(
      (each) =>
        each.code === code &&
        (each.type ?? '') === (type ?? each.type ?? '') &&
        (namespace === undefined || each.namespace === namespace),
    );
    return grant ?? { code, namespace, ...(type === undefined ? {} : { type }) };
  });
}

async function pickFromList(
  context: CommandContext,
  groups: GrantsGroups,
  title: string,
): Promise<readonly NamespacedResource[] | undefined> {
  const { length } = groups.keys;
  return pickManyOf<HeldGrant>({
    title,
    placeholder: vscode.l10n.t('Select grants to revoke'),
    nothingThere:
      length === 1
        ? vscode.l10n.t('This group is not authorized for any resource.')
        : vscode.l10n.t('These groups are not authorized for any resource.'),
    failure: notRead(groups),
    reporter: context.reporter,
    readAll: () => readHeldGrants(context, groups),
    itemOf: ({ code, type, namespace, holders, actions = [] }) => ({
      label: plainName(code),
      description: [length === 1 ? undefined : heldBy(holders, length), namespace, type]
        .filter((part) => part !== undefined)
        .map(plainName)
        .join(' · '),
      detail: plainText(inList(actions.map((action) => displayText(verbOf(action, code))))),
    }),
    textsOf: ({ code, type = '', namespace = '' }) => [code, type, namespace],
  });
}

function heldBy(holders: number, all: number): string {
  return holders === all
    ? vscode.l10n.t('all {0} groups', all)
    : vscode.l10n.t({
        message: '{0} of {1} groups',
        args: [holders, all],
        comment: [
          'Stands behind a grant. {0} and {1} are numbers: so many groups have it, of so many.',
        ],
      });
}

function notRead({ keys }: GrantsGroups): string {
  return keys.length === 1
    ? vscode.l10n.t('Could not read what the group is authorized for.')
    : vscode.l10n.t('Could not read what the groups are authorized for.');
}

/**
 * Reads what groups are authorized for, unless it is known: each grant once, those of most groups first.
 * @throws AuthingError
 */
async function readHeldGrants(
  { directories }: CommandContext,
  { pool, keys }: GrantsGroups,
  signal?: AbortSignal,
): Promise<readonly HeldGrant[]> {
  const directory = directories.get(pool);
  const options = signal === undefined ? {} : { signal };
  await directory.loadResourcesOfMany(keys, options);
  signal?.throwIfAborted();
  const held = new Map<string, HeldGrant>();
  for (const key of keys) {
    const content = directory.resources(key);
    if (content.state === 'failed') throw content.error;
    for (const grant of content.value?.resources ?? []) {
      const { namespace, type = '', code } = grant;
      const name = JSON.stringify([namespace, type, code]);
      held.set(name, together(held.get(name), grant));
    }
  }
  // Those of equally many groups stay in the order that the server gave.
  return [...held.values()].sort((one, other) => other.holders - one.holders);
}

function together(known: HeldGrant | undefined, grant: NamespacedResource): HeldGrant {
  if (known === undefined) return { ...grant, holders: 1 };
  const actions = [...new Set([...(known.actions ?? []), ...(grant.actions ?? [])])];
  return { ...known, ...(actions.length === 0 ? {} : { actions }), holders: known.holders + 1 };
}

type PlacedGrant = GrantWish & { readonly namespace: string };

/** Where a server does not list its namespaces, one has to be typed: a grant is revoked in one. */
async function withNamespaces(
  context: CommandContext,
  groups: GrantsGroups,
  title: string,
  grants: readonly NamespacedResource[],
): Promise<readonly PlacedGrant[] | undefined> {
  const isMissing = grants.some(({ namespace }) => namespace === undefined);
  const typed = isMissing ? await pickNamespace(context, groups, title) : undefined;
  if (typed !== undefined && typed.outcome !== 'accepted') return undefined;
  return grants.map(({ code, type, namespace, actions }) => ({
    namespace: namespace ?? typed?.value ?? '',
    resource: code,
    ...(type === undefined ? {} : { resourceType: type }),
    ...(actions === undefined ? {} : { actions }),
  }));
}

/** All of them at first: who takes none out revokes the grant. */
async function pickActionsToRevoke(
  { reporter }: CommandContext,
  title: string,
  grant: PlacedGrant,
): Promise<readonly GrantWish[] | undefined> {
  const { actions: all = [], ...name } = grant;
  const result = await searchForMany<string>({
    title,
    placeholder: vscode.l10n.t({
      message: 'Select the actions of {0} to revoke',
      args: [plainName(grant.resource)],
      comment: ['{0} is the code of a resource.'],
    }),
    reporter,
    picked: all,
    itemOf: (action) => ({
      id: action,
      label: plainName(verbOf(action, grant.resource)),
      description: '',
    }),
    search: searchOrType({
      readAll: async () => all,
      idOf: (action) => action,
      textsOf: (action) => [action],
      typed: () => undefined,
    }),
    words: { ...actionWords(), nothingFound: vscode.l10n.t('no action found') },
  });
  if (result.outcome !== 'accepted') return undefined;
  return [result.value.length === all.length ? name : { ...name, actions: result.value }];
}
