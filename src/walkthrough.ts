import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { panelTypes, stepKeys, viewTypeOf } from './ids.ts';
import { guarded, ignored, inBackground } from './model/failureLog.ts';
import type { Pools } from './pools/pools.ts';
import type { Row } from './tree/row.ts';
import type { Revision } from './windows/revision.ts';

/** What tells that a step of the walkthrough was done. */
interface Deeds {
  readonly pools: Pick<Pools, 'list' | 'onDidChange'>;
  /** A row of the sidebar was opened. */
  readonly onDidExpandElement: vscode.Event<vscode.TreeViewExpansionEvent<Row>>;
  /** This window has changed something on the server. */
  readonly onDidAnnounce: vscode.Event<Revision>;
  /** A source file was helped with. */
  readonly onDidHelp: vscode.Event<void>;
}

type Step = keyof typeof stepKeys;

/** How long (ms) VS Code may take to know the walkthrough once a page of its own has opened, try by try. */
const tellAgainMs = [300, 1000, 3000];

/**
 * Completes the steps of the walkthrough as what they are about is done, not when a command for it is run: the
 * manifest waits for a context key of each. VS Code remembers which steps were completed.
 */
export function completeSteps({
  pools,
  onDidExpandElement,
  onDidAnnounce,
  onDidHelp,
}: Deeds): vscode.Disposable {
  const done = new Set<Step>();
  const leaving = new AbortController();
  const complete = (step: Step) => {
    if (done.has(step)) return;
    done.add(step);
    inBackground('A step of the walkthrough was not completed', tell(step));
  };
  const tellAgain = async () => {
    for (const wait of tellAgainMs) {
      await delay(wait, undefined, { signal: leaving.signal });
      for (const step of done) await tell(step);
    }
  };
  const failure = 'The walkthrough does not know what was done';
  const noticePools = guarded(failure, () => {
    if (pools.list().length > 0) complete('connect');
  });
  noticePools();
  return vscode.Disposable.from(
    { dispose: () => leaving.abort() },
    pools.onDidChange(noticePools),
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
        if (done.size > 0 && opened.some(isOfVSCode)) {
          // Nothing is left to be told once the extension ends.
          tellAgain().catch(ignored('The walkthrough was not told again'));
        }
      }),
    ),
    onDidHelp(guarded(failure, () => complete('useInCode'))),
  );
}

/**
 * Tells VS Code that a step was done. It hears of that only as the key turns true, and never again where the key was
 * true when VS Code came to know the walkthrough, which may be as late as its page opens. So the key is not left true.
 */
async function tell(step: Step): Promise<void> {
  await vscode.commands.executeCommand('setContext', stepKeys[step], true);
  await vscode.commands.executeCommand('setContext', stepKeys[step], false);
}

const viewTypes = panelTypes.map(viewTypeOf);

function isPanel({ input }: vscode.Tab): boolean {
  return (
    input instanceof vscode.TabInputWebview &&
    // VS Code puts something of its own in front.
    viewTypes.some((type) => input.viewType.endsWith(type))
  );
}

/** Whether a tab shows a page of VS Code itself, such as that of the walkthroughs. */
function isOfVSCode({ input }: vscode.Tab): boolean {
  return input === undefined;
}
