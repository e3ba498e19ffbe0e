import * as vscode from 'vscode';
import { showDetails } from '../../display/detailsDocument.ts';
import { describeError } from '../../feedback/wording.ts';
import { confirm, nameList } from '../../inputs/confirm.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { detailsSection } from '../detailsText.ts';
import { describeStep } from '../permissions/grantsWording.ts';
import type { CopyPlan } from './copyPlans.ts';
import {
  grantLeftOut,
  groupInPool,
  memberLeftOut,
  memberText,
  poolName,
  targetInPool,
  undefinedText,
} from './copyWords.ts';
import { type ForeseenCopy, foreseeCopy } from './foreseeCopy.ts';

/** A list with its heading. */
interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Asks once for all that is going to be done, which is listed, and what is left out and why. */
export async function confirmCopy(
  context: CommandContext,
  plan: CopyPlan,
  list: ForeseenCopy,
): Promise<boolean> {
  const question = questionOf(context, plan);
  const foreseen = await foreseeCopy(context, plan, list, question);
  if (foreseen === undefined) return false;
  const sections = sectionsOf(context, plan, list);
  const undo = vscode.l10n.t('“Undo Last Change” can take this back.');
  const others = [...notesOf(plan), foreseen.line, undo].filter((part) => part !== undefined);
  const detail = [
    ...sections.map(({ heading, lines }) => `${heading}\n${nameList(lines)}`),
    ...others,
  ].join('\n\n');
  const hasMore = sections.some(({ lines }) => lines.length > mostNamed);
  const show = async () => {
    const content = [
      question,
      ...sections.flatMap(({ heading, lines }) => detailsSection(heading, lines)),
      '',
    ].join('\n');
    await showDetails(question, content);
  };
  const details = hasMore ? { title: vscode.l10n.t('Show Details'), show } : foreseen.details;
  return confirm(question, detail, vscode.l10n.t('Copy'), details);
}

/** A confirmation names so many of a list. */
const mostNamed = 10;

function questionOf(context: CommandContext, { from, to }: CopyPlan): string {
  const args = [groupInPool(context, from), targetInPool(context, to)];
  return to.key === undefined
    ? vscode.l10n.t({
        message: 'Copy “{0}” to a new group “{1}”?',
        args,
        comment: ['{0} and {1} are names of groups, with their user pools.'],
      })
    : vscode.l10n.t({
        message: 'Copy from “{0}” to “{1}”?',
        args,
        comment: ['{0} and {1} are names of groups, with their user pools.'],
      });
}

function sectionsOf(
  context: CommandContext,
  plan: CopyPlan,
  { steps, grants, members }: ForeseenCopy,
): readonly Section[] {
  const pool = poolName(context, plan.to.pool);
  const undefinedResources = grants.filter(({ undefinedThere }) => undefinedThere === 'resource');
  const undefinedActions = grants.filter(({ undefinedThere }) => Array.isArray(undefinedThere));
  const notDefined = (those: typeof grants) =>
    those.map(({ grant, undefinedThere = [] }) => undefinedText(grant, undefinedThere));
  return [
    { heading: vscode.l10n.t('The group to be created:'), lines: groupLines(plan) },
    { heading: vscode.l10n.t('Members to be added:'), lines: members.map(memberText) },
    { heading: vscode.l10n.t('Resources to be granted:'), lines: steps.map(describeStep) },
    {
      heading: vscode.l10n.t('Granted, though “{0}” does not define these resources:', pool),
      lines: notDefined(undefinedResources),
    },
    {
      heading: vscode.l10n.t('Granted, though “{0}” does not define these actions:', pool),
      lines: notDefined(undefinedActions),
    },
    { heading: vscode.l10n.t('Left out:'), lines: leftOutLines(context, plan) },
  ].filter(({ lines }) => lines.length > 0);
}

function groupLines({ to }: CopyPlan): readonly string[] {
  if (to.key !== undefined) return [];
  const { code, name, description = '' } = to.group;
  const named = vscode.l10n.t({
    message: '{0}, code {1}',
    args: [displayText(name), displayText(code)],
    comment: ['{0} is the name of a group, {1} its group code.'],
  });
  return description === '' ? [named] : [named, displayText(description)];
}

/** What cannot be copied, one line each with the reason. */
export function leftOutLines(
  context: CommandContext,
  { grants, members, to }: CopyPlan,
): readonly string[] {
  const pool = poolName(context, to.pool);
  return [
    ...members.leftOut.map(({ user, reason }) => memberLeftOut(user, reason, pool)),
    ...grants.leftOut.map(({ grant, reason }) => grantLeftOut(grant, reason, pool)),
  ];
}

function notesOf({ definitionsUnread }: CopyPlan): readonly string[] {
  if (definitionsUnread === undefined) return [];
  return [
    vscode.l10n.t({
      message: 'Could not read which resources that user pool defines. {0}',
      args: [describeError(definitionsUnread.error)],
      comment: ['{0} is a whole sentence that says why.'],
    }),
  ];
}
