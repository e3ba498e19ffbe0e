import * as vscode from 'vscode';
import type { Directories } from '../directory/directories.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import type { Reporter } from '../feedback/reporter.ts';
import { wasCancelled } from '../model/failures.ts';
import { idOf, type KnownResource, KnownResources } from '../permissions/knownResources.ts';
import type { GroupGrants } from '../permissions/matrix.ts';
import { displayText } from '../text/displayText.ts';
import { plainName, plainText } from '../text/plainText.ts';
import { type SearchItem, type SearchMatches, searchForOne } from './searchPicker.ts';

/** What it takes to ask for a resource of a pool. */
export interface ResourcePickContext {
  readonly directories: Pick<Directories, 'get'>;
  readonly reporter: Pick<Reporter, 'failure'>;
}

/** What a resource is picked for. */
export interface ResourcePickOptions {
  readonly title: string;
  /** What is searched for at first. */
  readonly query?: string | undefined;
}

/** So many are listed: to find others one types more. */
const mostListed = 200;

/**
 * The resources that the pool defines, as far as they have been read, and those of grants seen so far.
 * @param others who has further grants that are known
 */
export function knownResources(
  directory: PoolDirectory,
  others: readonly GroupGrants[] = [],
): KnownResources {
  const known = directory.groups.content.value?.groups ?? [];
  const groups = known.flatMap(({ key, group: { code, name } }) => {
    const grants = directory.resources(key).value?.resources;
    return grants === undefined ? [] : [{ code, name, grants }];
  });
  return new KnownResources(directory.definedResources.content.value ?? [], [...groups, ...others]);
}

/**
 * Asks for a resource: one of those that are known, or one whose code is typed. For that the namespace is asked for
 * where there are several.
 */
export async function pickResource(
  { directories, reporter }: ResourcePickContext,
  pool: string,
  { title, query = '' }: ResourcePickOptions,
): Promise<KnownResource | undefined> {
  const directory = directories.get(pool);
  let known: KnownResources | undefined;
  const read = async (signal: AbortSignal) => {
    await directory.definedResources.load({ signal });
    signal.throwIfAborted();
    const { content } = directory.definedResources;
    // A code can be typed all the same.
    if (content.state === 'failed' && !wasCancelled(content.error)) {
      reporter.failure(
        vscode.l10n.t('Could not read the resources that the user pool defines.'),
        content.error,
      );
    }
    return knownResources(directory);
  };
  const result = await searchForOne<Choice>({
    title,
    query,
    typingDelayMs: 0,
    placeholder: vscode.l10n.t('Search resources, or type the code of one'),
    words: {
      heading: vscode.l10n.t('Resources'),
      partHeading: (shown, totalCount) =>
        vscode.l10n.t({
          message: '{0} of {1} resources: type to narrow down',
          args: [shown, totalCount],
          comment: ['{0} and {1} are numbers: so many are shown, and so many there are.'],
        }),
      nothingFound: vscode.l10n.t('no resource found'),
      nothingPicked: vscode.l10n.t('no resource is selected'),
      failure: vscode.l10n.t('Could not search the resources.'),
    },
    itemOf,
    search: async (text, signal) => {
      known ??= await read(signal);
      return matches(known, text);
    },
    reporter,
  });
  if (result.outcome !== 'accepted') return undefined;
  const { resource, isTyped } = result.value;
  return isTyped ? inNamespace(directory, resource, title) : resource;
}

/** What can be picked: a known resource, or any that has the code typed. */
interface Choice {
  readonly resource: KnownResource;
  readonly isTyped: boolean;
}

function matches(known: KnownResources, text: string): SearchMatches<Choice> {
  const found = new Map(
    [...(text === '' ? [] : known.named(text)), ...known.search(text)].map((resource) => [
      idOf(resource),
      resource,
    ]),
  );
  const listed = [...found.values()].slice(0, mostListed);
  const typed = text === '' ? [] : [{ resource: { code: text }, isTyped: true }];
  return {
    found: [...listed.map((resource) => ({ resource, isTyped: false })), ...typed],
    totalCount: found.size + typed.length,
  };
}

function itemOf({ resource, isTyped }: Choice): SearchItem {
  const { code, type, namespace, description } = resource;
  return isTyped
    ? {
        id: 'typed',
        // Below those that have it in their codes: the one that matches best is the first.
        label: plainText(vscode.l10n.t('Any resource with the code “{0}”', displayText(code))),
        description: '',
        iconPath: new vscode.ThemeIcon('edit'),
      }
    : {
        id: idOf(resource),
        label: plainName(code),
        description: [type, namespace, description]
          .flatMap((text) => (text === undefined || text === '' ? [] : plainName(text)))
          .join(' · '),
        iconPath: new vscode.ThemeIcon(resource.type === 'DATA' ? 'database' : 'key'),
      };
}

/** Asks for the namespace of a code that was typed, where several are known. */
async function inNamespace(
  directory: PoolDirectory,
  resource: KnownResource,
  title: string,
): Promise<KnownResource | undefined> {
  const namespaces = namespacesOf(directory);
  if (namespaces.length < 2) return resource;
  const items = [
    { label: vscode.l10n.t('All namespaces'), namespace: undefined },
    ...namespaces.map((namespace) => ({ label: plainName(namespace), namespace })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Select the namespace of the resource'),
    ignoreFocusOut: true,
  });
  return picked && { ...resource, namespace: picked.namespace };
}

/** The namespaces that are known: those listed where grants were read, and those of resources. */
function namespacesOf(directory: PoolDirectory): readonly string[] {
  const groups = directory.groups.content.value?.groups ?? [];
  const listed = groups.flatMap(({ key }) => directory.resources(key).value?.namespaces ?? []);
  const defined = directory.definedResources.content.value ?? [];
  const codes = [
    ...listed.map(({ code }) => code),
    ...defined.flatMap(({ namespace }) => namespace ?? []),
  ];
  return [...new Set(codes)].sort();
}
