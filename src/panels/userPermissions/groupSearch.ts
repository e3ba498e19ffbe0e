import * as vscode from 'vscode';
import { inBackground } from '../../model/failureLog.ts';
import { verbOf } from '../../permissions/actions.ts';
import { allowsVerb } from '../../permissions/reach.ts';
import { whoMayUse } from '../../permissions/whoMayUse.ts';
import type { Answer, NamedGroup, Question } from '../../protocol/userPermissions.ts';
import { GrantedGroups } from '../shared/grantedGroups.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';

/** So many groups are named at most. */
const mostGroups = 12;

/** Looks through all groups of a pool for those that give something. Nothing is read before that is asked. */
export class GroupSearch implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #poolId: string;
  readonly #changed = new vscode.EventEmitter<void>();
  #all: GrantedGroups | undefined;
  #subscription: vscode.Disposable | undefined;

  /** More is known than before. */
  readonly onDidChange = this.#changed.event;

  constructor(context: PanelContext, poolId: string) {
    this.#context = context;
    this.#poolId = poolId;
  }

  /** Reads all groups of the pool, unless that has begun. What the directory knows is not read again. */
  start(): void {
    if (this.#all !== undefined) return;
    const poolName = this.#context.pools.get(this.#poolId)?.name ?? '';
    const all = new GrantedGroups(this.#context, { poolId: this.#poolId, poolName });
    this.#all = all;
    this.#subscription = all.onDidChange(() => this.#changed.fire());
    inBackground('The groups that would give something were not read', all.read());
  }

  /** Reads no more of what has not come yet. */
  cancel(): void {
    this.#all?.cancel();
  }

  /** Another thing is asked, perhaps one that needs no search. */
  stop(): void {
    this.#subscription?.dispose();
    this.#all?.dispose();
    this.#all = undefined;
  }

  /**
   * The groups that give it, as far as they have been read.
   * @param own the codes of the groups that are not meant
   */
  find({ namespace, resource, action }: Question, own: ReadonlySet<string>): Answer['wouldGive'] {
    const all = this.#all;
    if (all === undefined) return undefined;
    const { status, progress, groups } = all;
    const verb = verbOf(action, resource);
    const giving = whoMayUse(groups, { namespace, code: resource })
      .filter(({ ways }) =>
        // What the server leaves open may be of another namespace.
        ways.some((way) => way.namespace === namespace && allowsVerb(way.allowed, verb)),
      )
      .flatMap(({ group }): readonly NamedGroup[] => {
        const { code, name } = groups[group] ?? {};
        return code === undefined || name === undefined || own.has(code) ? [] : [{ code, name }];
      });
    const reading = status.state === 'loading';
    return {
      progress,
      reading,
      sentence: sentenceOf(giving.length, reading, status.state === 'failed' ? status.message : ''),
      groups: giving.slice(0, mostGroups),
      more: Math.max(0, giving.length - mostGroups),
    };
  }

  dispose(): void {
    this.stop();
    this.#changed.dispose();
  }
}

function sentenceOf(count: number, isReading: boolean, failure: string): string {
  if (count === 1) return vscode.l10n.t('This group would give it:');
  if (count > 1) return vscode.l10n.t('These groups would give it:');
  if (failure !== '') {
    return vscode.l10n.t({
      message: 'The groups that would give it could not be looked for. {0}',
      args: [failure],
      comment: ['{0} is a sentence that says why.'],
    });
  }
  return isReading
    ? vscode.l10n.t('Looking for groups that would give it…')
    : vscode.l10n.t('No group that was read would give it.');
}
