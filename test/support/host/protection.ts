import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChangeContext } from '../../../src/changes/changeContext.ts';
import { UnconfirmedChanges } from '../../../src/changes/unconfirmedChanges.ts';
import { UndoStore } from '../../../src/changes/undo/undoStore.ts';
import type { Protection } from '../../../src/pools/connection.ts';
import { internals } from './extension.ts';

const storedConnections = 'authingGroups.connections';

/** How a change of a read-only pool fails. */
export const refused = { name: 'ReadOnlyPoolError', message: /^“Pool \d+” is Read-Only\. / };

/** Sets the protection of a pool, as the command does. */
export async function protect(id: string, protection: Protection | undefined): Promise<void> {
  const { pools } = await internals();
  await pools.setProtection(id, protection);
}

/** What the extension's own commands make changes with. */
export async function changeContext(): Promise<ChangeContext> {
  const { context, pools, directories } = await internals();
  const undo = new UndoStore(context.globalStorageUri);
  return {
    pools,
    directories,
    revisions: { bump: async () => {} },
    undo,
    unconfirmed: new UnconfirmedChanges(() => {}),
  };
}

/** The protection that is stored with a connection. */
export async function storedProtection(id: string): Promise<unknown> {
  const { context } = await internals();
  const stored: { id: string; protection?: unknown }[] =
    context.globalState.get(storedConnections) ?? [];
  return stored.find((each) => each.id === id)?.protection;
}

/** Stores a protection without this window's knowing, as another window does. */
export async function storeElsewhere(
  id: string,
  protection: Protection | undefined,
): Promise<void> {
  const { context } = await internals();
  const stored: { id: string; protection?: Protection }[] =
    context.globalState.get(storedConnections) ?? [];
  await context.globalState.update(
    storedConnections,
    stored.map(({ protection: former, ...each }) =>
      each.id === id
        ? { ...each, ...(protection && { protection }) }
        : { ...each, ...(former && { protection: former }) },
    ),
  );
}

let announced = 0;

/** Does what another window does after it has set a protection. */
export async function announceElsewhere(pool: string): Promise<void> {
  const { context } = await internals();
  announced += 1;
  const line = {
    window: 'elsewhere',
    seq: announced,
    pool,
    change: { kind: 'connection', what: 'updated' },
  };
  const file = join(context.globalStorageUri.fsPath, 'revisions.jsonl');
  await appendFile(file, `${JSON.stringify(line)}\n`);
}
