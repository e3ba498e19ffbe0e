import * as vscode from 'vscode';
import { shownNumber } from '../display/locale.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../model/failureLog.ts';
import type { Target } from '../model/target.ts';
import { displayText } from '../text/displayText.ts';
import { contentRange } from './codes/codeString.ts';
import { namedBy } from './codes/namedCodes.ts';
import type { NamedCode } from './codes/poolCodes.ts';
import type { EditorContext } from './editorContext.ts';

type NamedGroup = NamedCode & { kind: 'group' };

/** A line above a call that knows which group the call names. */
export class GroupLens extends vscode.CodeLens {
  readonly named: NamedGroup;
  /** Whether others stand above the same line, so that it has to say which group it is about. */
  isOneOfSeveral = false;
  /** Whether some of those are of another user pool, where a group often has the same name. */
  isOfOnePoolOfSeveral = false;

  constructor(range: vscode.Range, named: NamedGroup) {
    super(range);
    this.named = named;
  }
}

/**
 * Says above a call that names a group how many members and resources that has. The places are given at once and
 * what stands there when it is on screen, so that lines do not jump and nothing is read that nobody sees.
 */
export class GroupLenses implements vscode.CodeLensProvider<GroupLens> {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  /** @returns undefined where nobody waits any more */
  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<GroupLens[] | undefined> {
    const pools = this.#context.codesFor(document);
    const strings = await this.#context.source.meant(document, token);
    if (strings === undefined) return undefined;
    const lenses = strings
      .filter(({ meaning }) => meaning?.holds === 'group')
      .flatMap((string) =>
        namedBy(pools, string).flatMap((named) =>
          named.kind === 'group' ? [new GroupLens(contentRange(document, string), named)] : [],
        ),
      );
    lenses.sort((one, other) => one.range.start.line - other.range.start.line);
    const lines = new Map<number, GroupLens[]>();
    for (const lens of lenses) {
      const { line } = lens.range.start;
      const beside = lines.get(line);
      if (beside === undefined) lines.set(line, [lens]);
      else beside.push(lens);
    }
    for (const beside of lines.values()) {
      const poolsBeside = new Set(beside.map(({ named }) => named.pool));
      for (const lens of beside) {
        lens.isOneOfSeveral = beside.length > 1;
        lens.isOfOnePoolOfSeveral = poolsBeside.size > 1;
      }
    }
    return lenses;
  }

  resolveCodeLens(lens: GroupLens): GroupLens {
    const { pool, group } = lens.named;
    const directory = this.#context.directories.get(pool);
    const members = directory.entry(group.key)?.memberCount;
    const resources = directory.resources(group.key);
    if (members === undefined || resources.state === 'idle') {
      inBackground('A group was not counted', directory.counts.count([group.key]));
      inBackground('A group was not read', directory.loadResources(group.key));
    }
    const target: Target = { pool, group: { key: group.key } };
    const counts = [
      members === undefined ? undefined : membersText(members),
      resources.value === undefined ? undefined : resourcesText(resources.value.resources.length),
    ].filter((text) => text !== undefined);
    const isNamed = lens.isOneOfSeveral || counts.length === 0;
    const poolName = lens.isOfOnePoolOfSeveral ? this.#context.pools.get(pool)?.name : undefined;
    const names = [isNamed ? group.group.name : undefined, poolName]
      .filter((name) => name !== undefined)
      .map((name) => displayText(name));
    lens.command = {
      title: [...names, ...counts].join(' · '),
      command: commandIds.showAuthorizedResources,
      arguments: [target],
    };
    return lens;
  }
}

function membersText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 member') : vscode.l10n.t('{0} members', shownNumber(count));
}

function resourcesText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 resource')
    : vscode.l10n.t('{0} resources', shownNumber(count));
}
