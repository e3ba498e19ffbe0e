import * as l10n from '@vscode/l10n';

import { noActions, type RowAction } from '../shared/gridColumn.ts';
import { copyToOtherKeys, isCopyToOtherKey, isOpenKey, openKeys } from '../shared/keys.ts';
import type { ComparisonRow } from './comparisonRows.ts';

/** What rows ask for. */
export interface AskedOfRows {
  readonly findGroups: (resource: number) => void;
  readonly copyResource: (resource: number) => void;
  readonly copyMember: (person: number) => void;
}

/** What can be done with the rows of a comparison; the same lists each time, so that rows stay as they are. */
export class ComparisonRowActions {
  readonly #findGroups: RowAction<ComparisonRow>;
  readonly #reading: readonly RowAction<ComparisonRow>[];
  readonly #all: readonly RowAction<ComparisonRow>[];

  constructor({ findGroups, copyResource, copyMember }: AskedOfRows) {
    this.#findGroups = {
      icon: 'key',
      label: l10n.t({
        message: 'Find Groups by Resource ({0})',
        args: [openKeys],
        comment: ['{0} are the keys that do the same.'],
      }),
      isKey: isOpenKey,
      isFor: ({ kind }) => kind === 'resource',
      run: (row) => {
        if (row.kind === 'resource') findGroups(row.resource);
      },
    };
    const copyToOther: RowAction<ComparisonRow> = {
      icon: 'arrow-swap',
      label: l10n.t({
        message: 'Copy to Another Group… ({0})',
        args: [copyToOtherKeys],
        comment: ['{0} are the keys that do the same.'],
      }),
      isKey: isCopyToOtherKey,
      isFor: isLacking,
      run: (row) => {
        if (row.kind === 'resource') copyResource(row.resource);
        else if (row.kind === 'person') copyMember(row.place);
      },
    };
    this.#reading = [this.#findGroups];
    this.#all = [copyToOther, this.#findGroups];
  }

  /** @param isConnected whether any pool can be asked. @param canCopy whether several groups can be */
  of(isConnected: boolean, canCopy: boolean): readonly RowAction<ComparisonRow>[] {
    if (!isConnected) return noActions;
    return canCopy ? this.#all : this.#reading;
  }
}

/** Whether a group lacks what the row is about, as far as is known. */
function isLacking(row: ComparisonRow): boolean {
  if (row.kind === 'heading') return false;
  return row.headings.every(({ section: { kind } }) => kind !== 'same' && kind !== 'membersInAll');
}
