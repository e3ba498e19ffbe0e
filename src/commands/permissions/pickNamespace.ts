import * as vscode from 'vscode';
import { readNamespaces } from '../../directory/resources.ts';
import { searchOrType } from '../../inputs/pickOrType.ts';
import { searchForOne } from '../../inputs/searchPicker.ts';
import type { StepPosition } from '../../inputs/steps.ts';
import type { InputResult } from '../../inputs/textInput.ts';
import type { Namespace } from '../../model/resource.ts';
import { plainName } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import type { GrantsGroups } from './grantsTask.ts';

/** Asks for one of the pool's namespaces, or for a code where the server does not list them. */
export function pickNamespace(
  context: CommandContext,
  { pool, keys }: GrantsGroups,
  title: string,
  position?: StepPosition,
): Promise<InputResult<string>> {
  const directory = context.directories.get(pool);
  let known = keys
    .map((key) => directory.resources(key).value?.namespaces)
    .find((namespaces) => namespaces !== undefined);
  const readAll = async (signal: AbortSignal): Promise<readonly Namespace[]> => {
    known ??= await readNamespaces(await context.pools.client(pool), signal);
    return known ?? [];
  };
  return searchForOne<Namespace>({
    title,
    position,
    placeholder: vscode.l10n.t('Select a namespace, or type its code'),
    reporter: context.reporter,
    itemOf: ({ code, name }) => ({
      id: code,
      label: plainName(code),
      description: name === undefined || name === code ? '' : plainName(name),
      iconPath: new vscode.ThemeIcon('symbol-namespace'),
    }),
    search: searchOrType({
      readAll,
      idOf: ({ code }) => code,
      textsOf: ({ code, name = '' }) => [code, name],
      typed: (code): Namespace => ({ code }),
    }),
    words: {
      heading: vscode.l10n.t('Namespaces'),
      partHeading: (shown, totalCount) =>
        vscode.l10n.t({
          message: '{0} of {1} namespaces: type to narrow down',
          args: [shown, totalCount],
          comment: ['{0} and {1} are numbers: so many are shown, and so many there are.'],
        }),
      nothingFound: vscode.l10n.t('no namespace found: type its code'),
      nothingPicked: vscode.l10n.t('no namespace is selected'),
      failure: vscode.l10n.t('Could not read the namespaces.'),
    },
  }).then((result) => {
    switch (result.outcome) {
      case 'accepted':
        return { outcome: 'accepted', value: result.value.code };
      case 'back':
        return { outcome: 'back' };
      case 'cancelled':
        return result;
    }
  });
}
