import * as l10n from '@vscode/l10n';
import type { ReadStatus, ResourceOfRow } from '../../protocol/page.ts';
import { findGroupsAction } from '../shared/findGroupsAction.ts';
import { noActions, type RowAction } from '../shared/gridColumn.ts';
import { isRemoveKey, removeKeys } from '../shared/keys.ts';
import type { Row } from './rows.ts';

/** What can be done with a resource of the group; the same lists each time, so that rows stay as they are. */
export class RowActions {
  readonly #findGroups: RowAction<Row>;
  readonly #revoke: RowAction<Row>;
  readonly #reading: readonly RowAction<Row>[];
  readonly #all: readonly RowAction<Row>[];

  constructor(ask: Record<'findGroups' | 'revoke', (resource: ResourceOfRow) => void>) {
    this.#findGroups = findGroupsAction(ask.findGroups);
    this.#revoke = {
      icon: 'trash',
      label: l10n.t({
        message: 'Revoke… ({0})',
        args: [removeKeys],
        comment: ['{0} are the keys that do the same.'],
      }),
      isKey: isRemoveKey,
      run: ({ code, namespace, type }) => ask.revoke({ code, namespace, type }),
    };
    this.#reading = [this.#findGroups];
    this.#all = [this.#revoke, this.#findGroups];
  }

  /** @param canRevoke where the group may be changed */
  of(status: ReadStatus, canRevoke: boolean): readonly RowAction<Row>[] {
    if (status.state === 'disconnected') return noActions;
    return canRevoke ? this.#all : this.#reading;
  }
}
