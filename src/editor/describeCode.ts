import * as vscode from 'vscode';
import { shownNumber } from '../display/locale.ts';
import { type TooltipLine, tooltip } from '../display/tooltip.ts';
import { inList } from '../feedback/sentences.ts';
import { commandIds, internalCommandIds } from '../ids.ts';
import type { Target } from '../model/target.ts';
import { whoMayUse } from '../permissions/whoMayUse.ts';
import { displayText } from '../text/displayText.ts';
import type { NamedCode } from './codes/poolCodes.ts';
import type { EditorContext } from './editorContext.ts';

/** So many names are listed; there may be hundreds. */
const mostNames = 8;

/** A link below a description, which runs a command. */
interface Link {
  readonly label: string;
  readonly command: string;
  readonly target: Target;
}

/** What is known of something that a string names, without a request, and what can be done with it. */
export function describeCode(context: EditorContext, named: NamedCode): vscode.MarkdownString {
  switch (named.kind) {
    case 'group':
      return describeGroup(context, named);
    case 'namespace':
      return describeNamespace(context, named);
    case 'resource':
      return describeResource(context, named);
    default:
      return named satisfies never;
  }
}

function describeGroup(
  context: EditorContext,
  { pool, group: { key, group } }: NamedCode & { kind: 'group' },
): vscode.MarkdownString {
  const directory = context.directories.get(pool);
  const memberCount = directory.entry(key)?.memberCount;
  const granted = directory.resources(key).value?.resources.map(({ code }) => code);
  const target: Target = { pool, group: { key } };
  return withLinks(
    tooltip(
      group.name || group.code,
      [
        [vscode.l10n.t('Group code'), group.code],
        [
          vscode.l10n.t('Members'),
          memberCount === undefined ? undefined : shownNumber(memberCount),
        ],
        [
          vscode.l10n.t('Authorized resources'),
          granted && (granted.length === 0 ? vscode.l10n.t('None') : listed(granted)),
        ],
        poolLine(context, pool),
      ],
      group.description,
    ),
    [
      {
        label: vscode.l10n.t('Reveal in Sidebar'),
        command: internalCommandIds.revealGroup,
        target,
      },
      {
        label: vscode.l10n.t('Show Authorized Resources'),
        command: commandIds.showAuthorizedResources,
        target,
      },
      { label: vscode.l10n.t('Copy Group Code'), command: commandIds.copyGroupCode, target },
    ],
  );
}

function describeNamespace(
  context: EditorContext,
  { pool, namespace }: NamedCode & { kind: 'namespace' },
): vscode.MarkdownString {
  const resources = context.directories.get(pool).codes.resources.value;
  const own = resources?.rows.filter((resource) => resource.namespace === namespace.code).length;
  return tooltip(
    namespace.name || namespace.code,
    [
      [vscode.l10n.t('Namespace'), namespace.code],
      [vscode.l10n.t('Resources'), own === undefined ? undefined : shownNumber(own)],
      poolLine(context, pool),
    ],
    namespace.description,
  );
}

function describeResource(
  context: EditorContext,
  { pool, resources }: NamedCode & { kind: 'resource' },
): vscode.MarkdownString {
  const [first, ...others] = resources;
  const lines = resources.map(({ namespace, type, actions }): TooltipLine => {
    const names = (actions ?? []).map(({ name }) => name);
    const where = [namespace, type].filter((text) => text !== undefined).join(' · ');
    return [where, names.length === 0 ? vscode.l10n.t('No actions') : listed(names)];
  });
  const target: Target = {
    pool,
    resource: {
      code: first.code,
      // Where several have the code, all of them are meant.
      ...(others.length > 0 || first.namespace === undefined ? {} : { namespace: first.namespace }),
      ...(others.length > 0 || first.type === undefined ? {} : { type: first.type }),
    },
  };
  return withLinks(
    tooltip(
      first.code,
      [
        ...lines,
        [vscode.l10n.t('Granted to'), grantedTo(context, pool, target)],
        poolLine(context, pool),
      ],
      resources.find(({ description }) => description)?.description,
    ),
    [
      {
        label: vscode.l10n.t('Find Groups by Resource'),
        command: commandIds.findGroupsByResource,
        target,
      },
    ],
  );
}

/** The groups that are known to be authorized for a resource; those whose grants were not read are left out. */
function grantedTo(
  { directories }: EditorContext,
  pool: string,
  { resource }: Target,
): string | undefined {
  const directory = directories.get(pool);
  const groups = (directory.codes.groups.value?.rows ?? []).flatMap(({ key, group }) => {
    const grants = directory.resources(key).value?.resources;
    return grants === undefined ? [] : [{ code: group.code, name: group.name, grants }];
  });
  if (groups.length === 0 || resource === undefined) return undefined;
  const names = whoMayUse(groups, resource).flatMap(({ group }) => groups[group]?.name ?? []);
  return names.length === 0
    ? vscode.l10n.t('No group (groups read: {0})', groups.length)
    : vscode.l10n.t({
        message: '{0} (groups read: {1})',
        args: [listed(names), groups.length],
        comment: ['{0} is a list of names of groups, {1} a number.'],
      });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => displayText(name));
  if (shown.length === names.length) return inList(shown);
  return vscode.l10n.t({
    message: '{0} and {1} more',
    args: [inList(shown), names.length - shown.length],
    comment: ['{0} is a list of names, {1} how many are left out.'],
  });
}

/** Which pool it is in, where there are several. */
function poolLine({ pools }: EditorContext, pool: string): TooltipLine {
  const all = pools.list();
  return [vscode.l10n.t('User pool'), all.length > 1 ? pools.get(pool)?.name : undefined];
}

function withLinks(markdown: vscode.MarkdownString, links: readonly Link[]): vscode.MarkdownString {
  const written = links.map(({ label, command, target }) => {
    const args = encodeURIComponent(JSON.stringify([target])).replaceAll(/[()]/g, hexadecimal);
    return `[${label}](command:${command}?${args})`;
  });
  markdown.appendMarkdown(`\n\n${written.join(' | ')}`);
  markdown.isTrusted = { enabledCommands: links.map(({ command }) => command) };
  return markdown;
}

/** Brackets, which are left in a URI, would end a link. */
function hexadecimal(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
