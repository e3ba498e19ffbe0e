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
    for (const [place, { range }] of lenses.entries()) {
      const next = lenses[place + 1];
      if (next?.range.start.line !== range.start.line) continue;
      for (const lens of lenses.slice(place, place + 2)) lens.isOneOfSeveral = true;
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
    lens.command = {
      title: [...(isNamed ? [displayText(group.group.name)] : []), ...counts].join(' · '),
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
