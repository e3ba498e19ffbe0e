import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { describeError, describeRefusedCredentials } from '../../feedback/wording.ts';
import { runSteps, type StepPosition, type StepResult } from '../../inputs/steps.ts';
import { askForText, stepResult, typedValue } from '../../inputs/textInput.ts';
import type { Connection } from '../../pools/connection.ts';
import { checkCredentials } from '../../pools/credentials.ts';
import { PUBLIC_HOST } from '../../pools/hostSuggestions.ts';
import type { Pools } from '../../pools/pools.ts';
import { displayText } from '../../text/displayText.ts';
import { type Fault, faultOf } from './credentialFault.ts';
import { askForHost } from './hostInput.ts';
import { secretProblem } from './secretInput.ts';

type StepName = Fault | 'name';

/** What the user has agreed to be asked about. */
export interface SuggestedPool {
  readonly host: string;
  readonly userPoolId: string;
}

/**
 * Asks for a user pool's host, id, secret and a name, and connects it. Nothing is stored before the
 * server has exchanged the secret for a token; where it does not, the wizard goes back to the step at
 * fault with what the server said, and what was typed stays.
 * @param suggested stands in the inputs from the start, for the user to accept or to change
 * @returns the new connection; undefined where the user gave up
 */
export async function runConnectWizard(
  pools: Pools,
  suggested?: SuggestedPool,
): Promise<Connection | undefined> {
  const wizard = new ConnectWizard(pools, suggested);
  const done = await runSteps<StepName>([
    ['host', (position) => wizard.askHost(position)],
    ['userPoolId', (position) => wizard.askUserPoolId(position)],
    ['secret', (position) => wizard.askSecret(position)],
    ['name', (position) => wizard.askName(position)],
  ]);
  return done ? wizard.connection : undefined;
}

class ConnectWizard {
  readonly #pools: Pools;
  readonly #title = vscode.l10n.t('Connect User Pool');
  #host: string | undefined;
  #userPoolId = '';
  #secret = '';
  #name: string | undefined;
  /** Why what was typed was not taken; shown at that step once. */
  #fault: { readonly at: StepName; readonly message: string } | undefined;
  #connection: Connection | undefined;

  constructor(pools: Pools, suggested: SuggestedPool | undefined) {
    this.#pools = pools;
    this.#host = suggested?.host;
    this.#userPoolId = suggested?.userPoolId ?? '';
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  async askHost(position: StepPosition): Promise<StepResult<StepName>> {
    const answer = await askForHost({
      title: this.#title,
      position,
      recentHosts: this.#pools.recentHosts(),
      value: this.#host,
      problem: this.#takeProblem('host'),
    });
    if (answer.outcome === 'accepted') this.#host = answer.value;
    return stepResult(answer);
  }

  async askUserPoolId(position: StepPosition): Promise<StepResult<StepName>> {
    const answer = await askForText({
      title: this.#title,
      position,
      value: this.#userPoolId,
      prompt: vscode.l10n.t(
        'User Pool ID: in the Authing console under Settings > Basic Settings > Key Management',
      ),
      problem: this.#takeProblem('userPoolId'),
      validate: (value) => this.#userPoolIdProblem(value),
    });
    this.#userPoolId = typedValue(answer) ?? this.#userPoolId;
    return stepResult(answer);
  }

  async askSecret(position: StepPosition): Promise<StepResult<StepName>> {
    const answer = await askForText({
      title: this.#title,
      position,
      value: this.#secret,
      prompt: vscode.l10n.t(
        'User Pool Secret: beside the ID in the Authing console. It is stored only in the secret storage of VS Code.',
      ),
      password: true,
      problem: this.#takeProblem('secret'),
      validate: secretProblem,
      submit: (secret, signal) => this.#check(secret, signal),
    });
    this.#secret = typedValue(answer) ?? this.#secret;
    if (answer.outcome === 'accepted' && this.#fault !== undefined) return { to: this.#fault.at };
    return stepResult(answer);
  }

  async askName(position: StepPosition): Promise<StepResult<StepName>> {
    const answer = await askForText({
      title: this.#title,
      position,
      value: this.#name ?? this.#suggestName(),
      prompt: vscode.l10n.t('Name of the user pool in VS Code'),
      problem: this.#takeProblem('name'),
      validate: (value) =>
        value === '' ? vscode.l10n.t('Enter a name for this user pool.') : undefined,
    });
    this.#name = typedValue(answer) ?? this.#name;
    return answer.outcome === 'accepted' ? this.#connect(answer.value) : stepResult(answer);
  }

  #userPoolIdProblem(value: string): string | undefined {
    if (value === '') return vscode.l10n.t('Enter the ID of the user pool.');
    if (!/^[\w-]+$/.test(value)) {
      return vscode.l10n.t('A user pool ID has only letters, digits, "-" and "_".');
    }
    const existing = this.#pools.find(this.#host ?? '', value);
    if (existing === undefined) return undefined;
    return vscode.l10n.t({
      message:
        'This user pool is already connected as “{0}”. To change its secret, use “Replace Secret…” there.',
      args: [displayText(existing.name)],
      comment: ['{0} is the name of the connected user pool. “Replace Secret…” is in its menu.'],
    });
  }

  /** Exchanges the secret for a token. A fault of an earlier step is kept for that step to show. */
  async #check(secret: string, signal: AbortSignal): Promise<string | undefined> {
    try {
      await checkCredentials(
        { host: this.#host ?? '', userPoolId: this.#userPoolId, secret },
        signal,
      );
      return undefined;
    } catch (error) {
      if (signal.aborted) return undefined;
      const at = faultOf(error);
      const message = describeRefusedCredentials(error);
      if (at === 'secret') return message;
      this.#fault = { at, message };
      return undefined;
    }
  }

  async #connect(name: string): Promise<StepResult<StepName>> {
    const connection: Connection = {
      id: randomUUID(),
      kind: 'authing',
      name,
      host: this.#host ?? '',
      userPoolId: this.#userPoolId,
    };
    try {
      await this.#pools.add(connection, this.#secret);
    } catch (error) {
      this.#fault = { at: 'name', message: describeError(error) };
      return { to: 'name' };
    }
    this.#connection = connection;
    return 'next';
  }

  #takeProblem(step: StepName): string | undefined {
    if (this.#fault?.at !== step) return undefined;
    const { message } = this.#fault;
    this.#fault = undefined;
    return message;
  }

  /** The private deployment's own name, or the beginning of the pool's id; numbered if it is taken. */
  #suggestName(): string {
    const host = this.#host ?? PUBLIC_HOST;
    const base = host === PUBLIC_HOST ? this.#userPoolId.slice(0, 8) : new URL(host).hostname;
    const taken = new Set(this.#pools.list().map(({ name }) => name));
    let suggestion = base;
    for (let number = 2; taken.has(suggestion); number += 1) suggestion = `${base} ${number}`;
    return suggestion;
  }
}
