import * as vscode from 'vscode';
import { poolPickItem } from '../../display/poolDisplay.ts';
import { confirm } from '../../inputs/confirm.ts';
import { pickOne } from '../../inputs/pickOne.ts';
import type { Connection } from '../../pools/connection.ts';
import type { FolderPool, NamedPool } from '../../pools/folderChoice.ts';
import { folderPool, hasOwnPool, setFolderPool } from '../../pools/folderPool.ts';
import { displayText } from '../../text/displayText.ts';
import { plainName } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { connectFor } from './connect.ts';

type AuthingPool = Extract<NamedPool, { kind: 'authing' }>;

/** What a row of the picker does. */
type Choice =
  | { readonly kind: 'pool'; readonly connection: Connection }
  | { readonly kind: 'connectNamed'; readonly named: NamedPool }
  | { readonly kind: 'connect' }
  | { readonly kind: 'forget' };

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/** `chooseUserPool`: which of the connected pools the source files of a folder are about. */
export const runChooseUserPool: Handler = async (context) => {
  const { pools, reporter } = context;
  if (!vscode.workspace.isTrusted) {
    reporter.warn(
      vscode.l10n.t(
        'This folder is not trusted, so VS Code does not use what its settings say about user pools.',
      ),
      {
        title: vscode.l10n.t('Manage Workspace Trust'),
        run: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    );
    return;
  }
  const folder = await folderToChooseFor(context);
  if (folder === undefined) return;
  const current = folderPool(pools, folder.uri);
  const items = itemsFor(pools.list(), current, hasOwnPool(folder));
  const picked = await pickOne(items, {
    title: vscode.l10n.t({
      message: 'User Pool for “{0}”',
      args: [plainName(folder.name)],
      comment: ['{0} is the name of a folder of the workspace.'],
    }),
    placeholder: vscode.l10n.t('Select the user pool that the source files are about'),
    isCurrent: ({ choice }) => choice?.kind === 'pool' && isPool(current, choice.connection),
    matchOnDescription: true,
  });
  if (picked?.choice !== undefined) await apply(context, folder, picked.choice);
};

/** The folder of the file in front, or the only one, or the one that the user picks. */
async function folderToChooseFor({
  reporter,
}: Pick<CommandContext, 'reporter'>): Promise<vscode.WorkspaceFolder | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
  if (folder !== undefined) return folder;
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) {
    reporter.warn(vscode.l10n.t('Open a folder to choose a user pool for its source files.'));
    return undefined;
  }
  if (others.length === 0) return first;
  return vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('Select the folder to choose a user pool for'),
  });
}

function itemsFor(
  connections: readonly Connection[],
  current: FolderPool,
  isChosen: boolean,
): readonly ChoiceItem[] {
  const items: ChoiceItem[] = connections.map((connection) => {
    const item = poolPickItem(connection);
    const mark = isPool(current, connection) ? vscode.l10n.t('current') : '';
    const marks = [item.description, mark].filter(Boolean);
    return { ...item, description: marks.join(' · '), choice: { kind: 'pool', connection } };
  });
  if (current.kind === 'notConnected') {
    const { named } = current;
    items.unshift({
      label: vscode.l10n.t('Connect the User Pool Named in the Settings…'),
      description: named.kind === 'authing' ? named.host : '',
      iconPath: new vscode.ThemeIcon('warning'),
      choice: { kind: 'connectNamed', named },
    });
  }
  items.push({ label: '', kind: vscode.QuickPickItemKind.Separator });
  items.push({
    label: vscode.l10n.t('Connect Another User Pool…'),
    iconPath: new vscode.ThemeIcon('add'),
    choice: { kind: 'connect' },
  });
  if (isChosen) {
    items.push({
      label: vscode.l10n.t('Remove the Choice'),
      iconPath: new vscode.ThemeIcon('discard'),
      choice: { kind: 'forget' },
    });
  }
  return items;
}

function isPool(current: FolderPool, { id }: Connection): boolean {
  return current.kind === 'pool' && current.connection.id === id;
}

async function apply(
  context: CommandContext,
  folder: vscode.WorkspaceFolder,
  choice: Choice,
): Promise<void> {
  switch (choice.kind) {
    case 'pool':
      return choose(context, folder, choice.connection);
    case 'forget':
      return choose(context, folder, undefined);
    case 'connect': {
      const connection = await connectFor(context);
      return connection && choose(context, folder, connection);
    }
    case 'connectNamed':
      return connectNamed(context, folder, choice.named);
    default:
      choice satisfies never;
  }
}

async function choose(
  { reporter }: Pick<CommandContext, 'reporter'>,
  folder: vscode.WorkspaceFolder,
  connection: Connection | undefined,
): Promise<void> {
  try {
    await setFolderPool(folder, connection);
  } catch (error) {
    reporter.failure(vscode.l10n.t('The user pool of the folder was not changed.'), error);
  }
}

/** Connects the pool that is named in the settings. They came with the folder, so the user is asked first. */
async function connectNamed(
  context: CommandContext,
  folder: vscode.WorkspaceFolder,
  named: NamedPool,
): Promise<void> {
  if (named.kind === 'sample') {
    await context.pools.openSamplePool(named.id);
    return;
  }
  if (await confirmNamed(folder, named)) await connectFor(context, named);
}

function confirmNamed({ name }: vscode.WorkspaceFolder, named: AuthingPool): Promise<boolean> {
  return confirm(
    vscode.l10n.t({
      message: 'Connect the user pool that the settings of “{0}” name?',
      args: [displayText(name)],
      comment: ['{0} is the name of a folder of the workspace.'],
    }),
    vscode.l10n.t({
      message:
        'Host: {0}\nUser pool ID: {1}\nYou will be asked for the secret of the user pool, which is sent to this host. Go on only if you know the host.',
      args: [displayText(named.host), displayText(named.userPoolId)],
      comment: ['{0} is the address of a server, {1} the ID of the user pool.'],
    }),
    vscode.l10n.t('Connect…'),
  );
}
