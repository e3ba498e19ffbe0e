import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { describeError } from '../../feedback/wording.ts';
import { type Position, runSteps, type StepEnd } from '../../inputs/steps.ts';
import { askForText, type InputEnd } from '../../inputs/textInput.ts';
import type { Connection } from '../../pools/connection.ts';
import { checkCredentials } from '../../pools/credentials.ts';
import { PUBLIC_HOST } from '../../pools/hostSuggestions.ts';
import type { Pools } from '../../pools/pools.ts';
import { askForHost } from './hostInput.ts';
import { describeFault, type Fault, faultOf } from './refusal.ts';
import { secretProblem } from './secretInput.ts';

type StepName = Fault | 'name';

/**
 * Asks for a user pool's host, id, secret and a name, and connects it. Nothing is stored before the
 * server has exchanged the secret for a token; where it does not, the wizard goes back to the step at
 * fault with what the server said, and what was typed stays.
 * @returns the new connection; undefined where the user gave up
 */
export async function runConnectWizard(pools: Pools): Promise<Connection | undefined> {
  const wizard = new ConnectWizard(pools);
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

  constructor(pools: Pools) {
    this.#pools = pools;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  async askHost(position: Position): Promise<StepEnd<StepName>> {
    const answer = await askForHost({
      title: this.#title,
      position,
      recentHosts: this.#pools.recentHosts(),
      value: this.#host,
      complaint: this.#takeComplaint('host'),
    });
    if (answer.end === 'accepted') this.#host = answer.value;
    return endOf(answer);
  }

  async askUserPoolId(position: Position): Promise<StepEnd<StepName>> {
    const answer = await askForText({
      title: this.#title,
      position,
      value: this.#userPoolId,
      prompt: vscode.l10n.t('ID of the user pool, from its settings in the Authing console'),
      complaint: this.#takeComplaint('userPoolId'),
      validate: (value) => this.#userPoolIdProblem(value),
    });
    this.#userPoolId = typedIn(answer) ?? this.#userPoolId;
    return endOf(answer);
  }

  async askSecret(position: Position): Promise<StepEnd<StepName>> {
    const answer = await askForText({
      title: this.#title,
      position,
      value: this.#secret,
      prompt: vscode.l10n.t('Secret of the user pool; it is kept in the secret storage only'),
      password: true,
      complaint: this.#takeComplaint('secret'),
      validate: secretProblem,
      submit: (secret, signal) => this.#check(secret, signal),
    });
    this.#secret = typedIn(answer) ?? this.#secret;
    if (answer.end === 'accepted' && this.#fault !== undefined) return { to: this.#fault.at };
    return endOf(answer);
  }

  async askName(position: Position): Promise<StepEnd<StepName>> {
    const answer = await askForText({
      title: this.#title,
      position,
      value: this.#name ?? this.#suggestName(),
      prompt: vscode.l10n.t('The name to show this user pool by'),
      complaint: this.#takeComplaint('name'),
      validate: (value) =>
        value === '' ? vscode.l10n.t('Enter a name for this user pool.') : undefined,
    });
    this.#name = typedIn(answer) ?? this.#name;
    return answer.end === 'accepted' ? this.#connect(answer.value) : endOf(answer);
  }

  #userPoolIdProblem(value: string): string | undefined {
    if (value === '') return vscode.l10n.t('Enter the ID of the user pool.');
    if (!/^[\w-]+$/.test(value)) {
      return vscode.l10n.t('A user pool ID has only letters, digits, "-" and "_".');
    }
    const existing = this.#pools.find(this.#host ?? '', value);
    if (existing === undefined) return undefined;
    return vscode.l10n.t(
      'This user pool is connected already, as “{0}”. To change its secret, use “Replace Secret…” there.',
      existing.name,
    );
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
      const message = describeFault(error);
      if (at === 'secret') return message;
      this.#fault = { at, message };
      return undefined;
    }
  }

  async #connect(name: string): Promise<StepEnd<StepName>> {
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

  #takeComplaint(step: StepName): string | undefined {
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

function endOf(answer: InputEnd<unknown>): 'next' | 'back' | 'cancelled' {
  return answer.end === 'accepted' ? 'next' : answer.end;
}

function typedIn(answer: InputEnd<string>): string | undefined {
  return answer.end === 'cancelled' ? undefined : answer.value;
}
