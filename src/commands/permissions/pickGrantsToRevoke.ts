import * as vscode from 'vscode';
import type { GrantWish } from '../../changes/planGrants.ts';
import type { NamespacedResource, ResourceSet } from '../../directory/resources.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { pickManyOf } from '../../inputs/listPicker.ts';
import { searchOrType } from '../../inputs/pickOrType.ts';
import { searchForMany } from '../../inputs/searchPicker.ts';
import type { GroupTarget } from '../../model/target.ts';
import { verbOf } from '../../permissions/actions.ts';
import { displayText } from '../../text/displayText.ts';
import { plainName, plainText } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import { actionWords } from './pickActions.ts';
import type { NamedResource } from './pickGrants.ts';
import { pickNamespace } from './pickNamespace.ts';

/**
 * Asks which grants of a group to revoke, unless a caller has named them; of a single one, which of its actions.
 * @returns undefined where the user gave up, or there is nothing to revoke
 */
export async function pickGrantsToRevoke(
  context: CommandContext,
  target: GroupTarget,
  title: string,
  named: readonly NamedResource[],
): Promise<readonly GrantWish[] | undefined> {
  const grants =
    named.length > 0
      ? await namedGrants(context, target, named)
      : await pickFromList(context, target, title);
  if (grants === undefined || grants.length === 0) return undefined;
  const placed = await withNamespaces(context, target, title, grants);
  if (placed === undefined) return undefined;
  const [only, ...others] = placed;
  if (only === undefined || others.length > 0 || (only.actions?.length ?? 0) < 2) {
    return placed.map(({ actions: _, ...wish }) => wish);
  }
  return pickActionsToRevoke(context, title, only);
}

/** A caller names a resource as it is granted. Where the group has no such grant, the plan says so. */
async function namedGrants(
  context: CommandContext,
  target: GroupTarget,
  named: readonly NamedResource[],
): Promise<readonly NamespacedResource[] | undefined> {
  const set = await readGrantsOf(context, target);
  if (set === undefined) return undefined;
  return named.map(({ code, namespace, type }) => {
    const grant = set.resources.find(
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
  target: GroupTarget,
  title: string,
): Promise<readonly NamespacedResource[] | undefined> {
  const { directories, reporter } = context;
  const directory = directories.get(target.pool);
  return pickManyOf<NamespacedResource>({
    title,
    placeholder: vscode.l10n.t('Select grants to revoke'),
    nothingThere: vscode.l10n.t('This group is not authorized for any resource.'),
    failure: vscode.l10n.t('Could not read what the group is authorized for.'),
    reporter,
    readAll: async () => {
      await directory.loadResources(target.key);
      const content = directory.resources(target.key);
      if (content.state === 'failed') throw content.error;
      return content.value?.resources ?? [];
    },
    itemOf: ({ code, type, namespace, actions = [] }) => ({
      label: plainName(code),
      description: [namespace, type]
        .filter((part) => part !== undefined)
        .map(plainName)
        .join(' · '),
      detail: plainText(actions.map((action) => displayText(verbOf(action, code))).join(', ')),
    }),
    textsOf: ({ code, type = '', namespace = '' }) => [code, type, namespace],
  });
}

async function readGrantsOf(
  { directories, reporter }: CommandContext,
  { pool, key }: GroupTarget,
): Promise<ResourceSet | undefined> {
  const directory = directories.get(pool);
  const read = await withProgress(
    { title: vscode.l10n.t('Reading the authorized resources'), delayMs: progressDelayMs },
    (signal) => directory.loadResources(key, { signal }),
  );
  if (read.outcome !== 'done') return undefined;
  const content = directory.resources(key);
  if (content.state === 'failed') {
    reporter.failure(
      vscode.l10n.t('Could not read what the group is authorized for.'),
      content.error,
    );
  }
  return content.value;
}

type PlacedGrant = GrantWish & { readonly namespace: string };

/** Where a server does not list its namespaces, one has to be typed: a grant is revoked in one. */
async function withNamespaces(
  context: CommandContext,
  target: GroupTarget,
  title: string,
  grants: readonly NamespacedResource[],
): Promise<readonly PlacedGrant[] | undefined> {
  const isMissing = grants.some(({ namespace }) => namespace === undefined);
  const typed = isMissing ? await pickNamespace(context, target, title) : undefined;
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
