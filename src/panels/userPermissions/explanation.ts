import * as vscode from 'vscode';
import { EffectivePermissions, type Reason } from '../../permissions/effective.ts';
import type { Source } from '../../permissions/serverSum.ts';
import { type Assignments, withSources } from '../../permissions/sources.ts';
import type { Question } from '../../protocol/userPermissions.ts';
import { displayText } from '../../text/displayText.ts';
import type { KnownGroup } from '../shared/knownGroups.ts';
import type { ServerList } from './serverSide.ts';
import { sourceName, sourceRule } from './sourceWords.ts';

/** What an answer is found in. */
export interface Knowledge {
  readonly userName: string;
  /** The groups the user is in; undefined until they are known. */
  readonly groups: readonly KnownGroup[] | undefined;
  readonly permissions: EffectivePermissions;
  readonly server: ServerList;
  /** Where permissions come from besides groups, as far as that is known. */
  readonly assignments: Assignments | undefined;
}

/** The answer by what is granted. */
export interface Explanation {
  readonly verdict: 'yes' | 'no' | 'unknown';
  /** One sentence. */
  readonly sentence: string;
  /** The rules it stands on, or what is not known: a sentence each. */
  readonly rules: readonly string[];
  /** The grants that give it. */
  readonly reasons: readonly Reason[];
}

/** So many rules are named at most. */
const mostRules = 8;

/** Says whether the user may do it, by what is granted to the groups, and by what the server lists beyond that. */
export function explain(question: Question, knowledge: Knowledge): Explanation {
  const { permissions } = knowledge;
  const { resource: code, ...asked } = question;
  const reasons = permissions.reasons({ code, ...asked });
  const beyond = reasonsBeyond(question, knowledge);
  const sources = beyond.flatMap((reason) => reason.sources);
  if (reasons.length + sources.length > 0) {
    const names = listed([...namesOf(reasons, knowledge), ...sources.map(sourceName)]);
    return {
      verdict: 'yes',
      sentence: say(question, knowledge, yesThrough(names)),
      rules: shortened([...rulesOf(reasons, question, knowledge), ...sourceRules(beyond, code)]),
      reasons: reasons.length > 0 ? reasons : beyond,
    };
  }
  if (beyond.length > 0) {
    const answer = vscode.l10n.t('Yes, directly or by a role, not through a group.');
    const rules = shortened(beyond.map(listedRule));
    return { verdict: 'yes', sentence: say(question, knowledge, answer), rules, reasons: beyond };
  }
  return perhaps(question, knowledge) ?? no(question, knowledge);
}

/** A rule that the server lists, with where it comes from besides groups as far as that is known. */
interface ListedReason extends Reason {
  readonly sources: readonly Source[];
}

/** The rules that the server lists and that give it, those of groups among them. */
function reasonsBeyond(
  { resource: code, ...asked }: Question,
  { server, assignments }: Knowledge,
): readonly ListedReason[] {
  if (server.state !== 'known') return [];
  const all = new EffectivePermissions([{ code: '', name: '', grants: server.resources }]);
  return all.reasons({ code, ...asked }).map((reason) => {
    const only = { ...reason.permission, actions: [reason.action] };
    const [found] = assignments === undefined ? [] : withSources([only], assignments);
    return { ...reason, sources: found?.actions[0]?.sources ?? [] };
  });
}

function sourceRules(reasons: readonly ListedReason[], resource: string): readonly string[] {
  return reasons.flatMap(({ permission, action, sources }) =>
    sources.map((source) => sourceRule(source, action.name, permission.code, resource)),
  );
}

/** What may give it, as far as anybody can tell here. */
function perhaps(question: Question, knowledge: Knowledge): Explanation | undefined {
  const { permissions, groups } = knowledge;
  const { resource: code, ...asked } = question;
  const elsewhere = permissions.reasons({ code, ...asked, namespace: '' });
  if (elsewhere.length > 0) {
    const answer = vscode.l10n.t({
      message: 'Perhaps, through {0}: the server does not say in which namespace.',
      args: [listed(namesOf(elsewhere, knowledge))],
      comment: ['{0} are names of groups in quotation marks.'],
    });
    const rules = shortened(rulesOf(elsewhere, question, knowledge));
    return { verdict: 'unknown', sentence: say(question, knowledge, answer), rules, reasons: [] };
  }
  const unnamed = permissions.unnamedFor({ code, namespace: asked.namespace });
  if (unnamed.length > 0) {
    const answer = vscode.l10n.t({
      message:
        'Perhaps, through {0}: its grant names no action, and only the server knows what that allows.',
      args: [listed(unnamed.flatMap((row) => row.unnamed).map((each) => nameOf(each, knowledge)))],
      comment: ['{0} are names of groups in quotation marks.'],
    });
    return {
      verdict: 'unknown',
      sentence: say(question, knowledge, answer),
      rules: [],
      reasons: [],
    };
  }
  const read = groups?.filter(({ resources }) => resources !== undefined).length ?? 0;
  if (groups !== undefined && read === groups.length) return undefined;
  const answer =
    groups === undefined
      ? vscode.l10n.t('Not known, for the groups of this user have not been read.')
      : vscode.l10n.t({
          message: 'Not through the {0} of {1} groups that have been read.',
          args: [read, groups.length],
          comment: ['{0} and {1} are numbers.'],
        });
  return { verdict: 'unknown', sentence: say(question, knowledge, answer), rules: [], reasons: [] };
}

function no(question: Question, knowledge: Knowledge): Explanation {
  const { groups = [], server } = knowledge;
  const answer =
    groups.length === 0
      ? vscode.l10n.t('No, for this user is in no group.')
      : groups.length === 1
        ? vscode.l10n.t('No, not through the one group that this user is in.')
        : vscode.l10n.t('No, through none of the {0} groups that this user is in.', groups.length);
  const rules =
    server.state === 'unknown'
      ? [
          vscode.l10n.t({
            message: 'What this user has directly or by a role is not known. {0}',
            args: [server.reason],
            comment: ['{0} is a sentence that says why.'],
          }),
        ]
      : [];
  return { verdict: 'no', sentence: say(question, knowledge, answer), rules, reasons: [] };
}

/** The question with the answer behind it. */
function say(
  { namespace, resource, action }: Question,
  { userName }: Knowledge,
  answer: string,
): string {
  return vscode.l10n.t({
    message: 'May {0} do “{1}” on “{2}” in “{3}”? {4}',
    args: [
      displayText(userName),
      displayText(action),
      displayText(resource),
      displayText(namespace),
      answer,
    ],
    comment: [
      '{0} is the name of a user, {1} an action, {2} the code of a resource, {3} that of a namespace. {4} is the answer, a sentence such as “Yes, through “Finance”.”',
    ],
  });
}

function yesThrough(names: string): string {
  return vscode.l10n.t({
    message: 'Yes, through {0}.',
    args: [names],
    comment: ['{0} are names of groups in quotation marks.'],
  });
}

function rulesOf(
  reasons: readonly Reason[],
  { resource }: Question,
  knowledge: Knowledge,
): readonly string[] {
  return reasons.flatMap(({ permission, action }) =>
    action.through.map((group) => {
      const args = [
        nameOf(group, knowledge),
        displayText(action.name),
        displayText(permission.code),
        displayText(resource),
      ];
      return permission.code === resource
        ? vscode.l10n.t({
            message: '{0} is granted “{1}” on “{2}”.',
            args,
            comment: [
              '{0} is the name of a group in quotation marks, {1} an action, {2} the code of a resource.',
            ],
          })
        : vscode.l10n.t({
            message: '{0} is granted “{1}” on “{2}”, which stands for “{3}”.',
            args,
            comment: [
              '{0} is the name of a group in quotation marks, {1} an action, {2} a code such as orders:*, which stands for others, {3} the code of a resource.',
            ],
          });
    }),
  );
}

/** As many rules as are named, and how many there are beyond those. */
function shortened(rules: readonly string[]): readonly string[] {
  const more = rules.length - mostRules;
  if (more <= 0) return rules;
  const rest =
    more === 1
      ? vscode.l10n.t('One more rule gives it.')
      : vscode.l10n.t('{0} more rules give it.', more);
  return [...rules.slice(0, mostRules), rest];
}

function listedRule({ permission, action }: Reason): string {
  return vscode.l10n.t({
    message: 'The server lists “{0}” on “{1}”, which no group of this user gives.',
    args: [displayText(action.name), displayText(permission.code)],
    comment: ['{0} is an action, {1} the code of a resource.'],
  });
}

/** The groups of rules, each once. */
function namesOf(reasons: readonly Reason[], knowledge: Knowledge): readonly string[] {
  const codes = new Set(reasons.flatMap(({ action }) => action.through));
  return Array.from(codes, (code) => nameOf(code, knowledge));
}

function nameOf(code: string, { groups = [] }: Knowledge): string {
  const name = groups.find((group) => group.code === code)?.name ?? code;
  return vscode.l10n.t({
    message: '“{0}”',
    args: [displayText(name)],
    comment: ['{0} is the name of a group. Quotation marks as your language has them.'],
  });
}

/** Several names as one part of a sentence. */
function listed(names: readonly string[]): string {
  return new Intl.ListFormat(vscode.env.language, { type: 'conjunction' }).format(new Set(names));
}
