import * as vscode from 'vscode';
import { panelTypes, stepKeys, viewTypeOf } from './ids.ts';
import { guarded, inBackground } from './model/failureLog.ts';
import type { Row } from './tree/row.ts';
import type { Revision } from './windows/revision.ts';

/** What tells that a step of the walkthrough was done. */
interface Deeds {
  /** A row of the sidebar was opened. */
  readonly onDidExpandElement: vscode.Event<vscode.TreeViewExpansionEvent<Row>>;
  /** This window has changed something on the server. */
  readonly onDidAnnounce: vscode.Event<Revision>;
  /** A source file was helped with. */
  readonly onDidHelp: vscode.Event<void>;
}

/**
 * Completes the steps of the walkthrough as what they are about is done, not when a command for it is run: the
 * manifest waits for a context key of each. VS Code remembers which steps were completed.
 */
export function completeSteps({
  onDidExpandElement,
  onDidAnnounce,
  onDidHelp,
}: Deeds): vscode.Disposable {
  const completed = new Set<string>();
  const complete = (step: keyof typeof stepKeys) => {
    if (completed.has(step)) return;
    completed.add(step);
    const setting = vscode.commands.executeCommand('setContext', stepKeys[step], true);
    inBackground('A step of the walkthrough was not completed', setting);
  };
  const failure = 'The walkthrough does not know what was done';
  const viewTypes = panelTypes.map(viewTypeOf);
  const isPanel = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputWebview &&
    // VS Code puts something of its own in front.
    viewTypes.some((type) => input.viewType.endsWith(type));
  return vscode.Disposable.from(
    onDidExpandElement(
      guarded(failure, ({ element }) => {
        if (element.target?.group !== undefined) complete('browse');
      }),
    ),
    onDidAnnounce(
      guarded(failure, ({ change: { kind } }) => {
        if (kind === 'membersAdded' || kind === 'membersRemoved') complete('changeMembership');
      }),
    ),
    vscode.window.tabGroups.onDidChangeTabs(
      guarded(failure, ({ opened }) => {
        if (opened.some(isPanel)) complete('seePermissions');
      }),
    ),
    onDidHelp(guarded(failure, () => complete('useInCode'))),
  );
}
