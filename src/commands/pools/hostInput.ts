import * as vscode from 'vscode';
import type { StepPosition } from '../../inputs/steps.ts';
import { askForText, type InputResult } from '../../inputs/textInput.ts';
import { PUBLIC_HOST, suggestHosts } from '../../pools/hostSuggestions.ts';
import { describeCorrection, describeHostProblem } from './hostMessages.ts';

export interface HostInputOptions {
  readonly title: string;
  readonly position: StepPosition;
  /** The hosts connected last, newest first. */
  readonly recentHosts: readonly string[];
  /** The host chosen before, if this is not the first time. */
  readonly value: string | undefined;
  /** What was wrong with it. */
  readonly problem: string | undefined;
}

/** Asks for the host: one of those offered, or another that the user types. */
export async function askForHost(options: HostInputOptions): Promise<InputResult<string>> {
  if (options.problem === undefined) return pickHost(options);
  const corrected = await correctHost(options);
  return corrected.outcome === 'back' ? pickHost(options) : corrected;
}

/** Shows the host that was refused, with the reason: a quick pick has no place for one. */
async function correctHost(options: HostInputOptions): Promise<InputResult<string>> {
  const answer = await askForText({
    title: options.title,
    position: { ...options.position, canGoBack: true },
    value: options.value ?? '',
    prompt: vscode.l10n.t('Host of the user pool'),
    problem: options.problem,
    validate: hostMessage,
  });
  if (answer.outcome !== 'accepted') return answer;
  const suggested = suggestHosts(answer.value);
  return suggested.ok
    ? { outcome: 'accepted', value: suggested.hosts[0].host }
    : { outcome: 'cancelled' };
}

/** What is wrong with a host; where another is suggested, what Enter will use. */
function hostMessage(text: string): string | vscode.InputBoxValidationMessage | undefined {
  const suggested = suggestHosts(text);
  if (!suggested.ok) return describeHostProblem(suggested.problem);
  const [{ host, correction }] = suggested.hosts;
  if (correction === undefined) return undefined;
  return {
    message: vscode.l10n.t({
      message: '{0} Press Enter to use {1}.',
      args: [describeCorrection(correction), host],
      comment: ['{0} is a sentence that says what is wrong with the host typed, {1} another host.'],
    }),
    severity: vscode.InputBoxValidationSeverity.Info,
  };
}

interface HostItem extends vscode.QuickPickItem {
  /** Undefined for the row that says why what was typed is no host. */
  readonly host: string | undefined;
}

function pickHost(options: HostInputOptions): Promise<InputResult<string>> {
  const offered = offeredHosts(options.recentHosts);
  const pick = vscode.window.createQuickPick<HostItem>();
  pick.title = options.title;
  pick.step = options.position.step;
  pick.totalSteps = options.position.totalSteps;
  pick.placeholder = vscode.l10n.t('Choose the host of the user pool, or type another');
  pick.ignoreFocusOut = true;
  pick.items = withTypedHost(offered, options.value ?? '');
  const chosen = offered.find(({ host }) => host === options.value);
  if (chosen !== undefined) pick.activeItems = [chosen];
  else if (options.value !== undefined) pick.value = options.value;

  return new Promise((resolve) => {
    const finish = (result: InputResult<string>) => {
      resolve(result);
      pick.dispose();
    };
    pick.onDidChangeValue((value) => {
      pick.items = withTypedHost(offered, value);
    });
    pick.onDidAccept(() => {
      const host = pick.selectedItems[0]?.host;
      if (host !== undefined) finish({ outcome: 'accepted', value: host });
    });
    pick.onDidHide(() => finish({ outcome: 'cancelled' }));
    pick.show();
  });
}

function offeredHosts(recentHosts: readonly string[]): HostItem[] {
  const recent = recentHosts
    .filter((host) => host !== PUBLIC_HOST)
    .map((host) => ({ label: host, description: vscode.l10n.t('used before'), host }));
  return [
    { label: PUBLIC_HOST, description: vscode.l10n.t('public service'), host: PUBLIC_HOST },
    ...recent,
  ];
}

/** The rows for what was typed: the hosts offered, and those it may mean or why it cannot be one. */
function withTypedHost(offered: readonly HostItem[], text: string): HostItem[] {
  const suggested = suggestHosts(text);
  if (!suggested.ok) {
    if (suggested.problem === 'empty') return [...offered];
    const label = `$(error) ${describeHostProblem(suggested.problem)}`;
    return [...offered, { label, host: undefined, alwaysShow: true }];
  }
  const items = suggested.hosts.map(({ host, correction }) => {
    const known = offered.find((item) => item.host === host);
    const usual =
      correction === undefined
        ? vscode.l10n.t('use this host')
        : vscode.l10n.t('use this host instead');
    return {
      label: host,
      description: known?.description ?? usual,
      ...(correction && { detail: describeCorrection(correction) }),
      host,
      alwaysShow: true,
    };
  });
  const others = offered.filter(({ host }) => items.every((item) => item.host !== host));
  return [...others, ...items];
}
