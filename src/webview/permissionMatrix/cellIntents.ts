import type { Matrix } from '../../permissions/matrixView.ts';
import type { Body } from '../../protocol/envelope.ts';
import type { GrantAbilities } from '../../protocol/grants.ts';
import type { ReadStatus, ResourceOfRow } from '../../protocol/page.ts';
import type { Intents } from '../../protocol/permissionMatrix.ts';
import type { CellActions } from './cellBar.ts';
import type { ChosenPlace } from './matrixRows.ts';

/** What of a cell, or of a header, is asked of the panel. */
type Asked = 'openGroup' | 'findGroups' | 'grant' | 'revoke';

/** Asks the panel for what can be done with a cell: by codes, which stay what they are when the matrix is read again. */
export class CellIntents {
  readonly #matrix: () => Matrix | undefined;
  readonly #post: <K extends Asked>(type: K, body: Body<Intents, K>) => void;

  constructor(
    matrix: () => Matrix | undefined,
    post: <K extends Asked>(type: K, body: Body<Intents, K>) => void,
  ) {
    this.#matrix = matrix;
    this.#post = post;
  }

  /** What can be done now; a pool that is not connected can be asked for nothing. */
  actions(
    { state }: ReadStatus,
    changes: GrantAbilities,
  ): Pick<CellActions, 'openGroup' | 'findGroups' | 'grant' | 'revoke'> {
    const isConnected = state !== 'disconnected';
    return {
      openGroup: isConnected ? this.#openGroup : undefined,
      findGroups: isConnected ? this.#findGroups : undefined,
      grant: changes.grant ? (cell) => this.#change('grant', cell) : undefined,
      revoke: changes.revoke ? (cell) => this.#change('revoke', cell) : undefined,
    };
  }

  readonly #openGroup = (group: number): void => {
    const code = this.#matrix()?.table.groups[group]?.code;
    if (code !== undefined) this.#post('openGroup', { code });
  };

  readonly #findGroups = (resource: number): void => {
    const row = this.#resourceAt(resource);
    if (row !== undefined) this.#post('findGroups', row);
  };

  #change(type: 'grant' | 'revoke', place: ChosenPlace): void {
    const { resource, group } = place;
    const owner = group === undefined ? undefined : this.#matrix()?.table.groups[group]?.code;
    const row = resource === undefined ? undefined : this.#resourceAt(resource);
    if (owner !== undefined || row !== undefined) this.#post(type, { group: owner, resource: row });
  }

  #resourceAt(resource: number): ResourceOfRow | undefined {
    const matrix = this.#matrix();
    return (
      matrix && {
        code: matrix.codeOf(resource),
        namespace: matrix.namespaceOf(resource),
        type: matrix.typeOf(resource),
      }
    );
  }
}
