import * as vscode from 'vscode';
import type { Source } from '../../permissions/serverSum.ts';
import { displayText } from '../../text/displayText.ts';

/** What a source is called in a table of Markdown, which escapes its name itself. */
export function sourceLabel(source: Source): string {
  switch (source.kind) {
    case 'direct':
      return vscode.l10n.t('directly');
    case 'role':
      return vscode.l10n.t({
        message: 'role {0}',
        args: [source.name],
        comment: ['Where a permission comes from. {0} is the code of a role.'],
      });
    case 'department':
      return vscode.l10n.t({
        message: 'department {0}',
        args: [source.name],
        comment: ['Where a permission comes from. {0} is the name of a department.'],
      });
  }
}

/** What a source is called in a sentence, as in “Yes, through …”. */
export function sourceName(source: Source): string {
  switch (source.kind) {
    case 'direct':
      return vscode.l10n.t('a grant made directly to this user');
    case 'role':
      return vscode.l10n.t({
        message: 'the role “{0}”',
        args: [displayText(source.name)],
        comment: [
          'Stands in a sentence such as “Yes, through the role “auditor”.” {0} is its code.',
        ],
      });
    case 'department':
      return vscode.l10n.t({
        message: 'the department “{0}”',
        args: [displayText(source.name)],
        comment: ['Stands in a sentence such as “Yes, through the department “Sales”.”'],
      });
  }
}

/**
 * The rule by which a source gives something.
 * @param code what is granted: the resource itself, or a code that stands for it
 */
export function sourceRule(source: Source, action: string, code: string, resource: string): string {
  const granted = [displayText(action), displayText(code)];
  const standsFor = [...granted, displayText(resource)];
  const isItself = code === resource;
  switch (source.kind) {
    case 'direct':
      return isItself
        ? vscode.l10n.t({
            message: 'This user is directly granted “{0}” on “{1}”.',
            args: granted,
            comment: ['{0} is an action, {1} the code of a resource.'],
          })
        : vscode.l10n.t({
            message: 'This user is directly granted “{0}” on “{1}”, which stands for “{2}”.',
            args: standsFor,
            comment: [
              '{0} is an action, {1} a code such as orders:*, which stands for others, {2} the code of a resource.',
            ],
          });
    case 'role':
      return isItself
        ? vscode.l10n.t({
            message: 'The role “{2}” is granted “{0}” on “{1}”.',
            args: [...granted, displayText(source.name)],
            comment: ['{0} is an action, {1} the code of a resource, {2} the code of a role.'],
          })
        : vscode.l10n.t({
            message: 'The role “{3}” is granted “{0}” on “{1}”, which stands for “{2}”.',
            args: [...standsFor, displayText(source.name)],
            comment: [
              '{0} is an action, {1} a code such as orders:*, which stands for others, {2} the code of a resource, {3} the code of a role.',
            ],
          });
    case 'department':
      return isItself
        ? vscode.l10n.t({
            message: 'The department “{2}” is granted “{0}” on “{1}”.',
            args: [...granted, displayText(source.name)],
            comment: [
              '{0} is an action, {1} the code of a resource, {2} the name of a department.',
            ],
          })
        : vscode.l10n.t({
            message: 'The department “{3}” is granted “{0}” on “{1}”, which stands for “{2}”.',
            args: [...standsFor, displayText(source.name)],
            comment: [
              '{0} is an action, {1} a code such as orders:*, which stands for others, {2} the code of a resource, {3} the name of a department.',
            ],
          });
  }
}
