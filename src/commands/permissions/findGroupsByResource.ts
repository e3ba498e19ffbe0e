import * as vscode from 'vscode';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { pickPool } from '../../inputs/pickPool.ts';
import { knownResources, pickResource } from '../../inputs/pickResource.ts';
import type { KnownResource, KnownResources } from '../../permissions/knownResources.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import type { CodesAt } from '../groups/codesAt.ts';
import { codesUnderCursor } from '../groups/groupFromEditor.ts';
import { onePoolOf, type RunOn, runOn } from '../targets.ts';

/**
 * `findGroupsByResource`: of the resource it is run on, of the one that the string under the cursor names, or of one
 * that is picked or typed. The panel finds the groups.
 */
export const runFindGroupsByResource: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const title = vscode.l10n.t('Find Groups by Resource');
  const codes = on.by === 'nothing' ? await codesUnderCursor() : undefined;
  const pool = await onePoolOf(
    on,
    async () => poolThatKnows(context, codes) ?? (await pickPool(context, title)),
  );
  if (pool === undefined) return;
  const resource =
    resourceOf(on) ??
    (codes === undefined
      ? await pickResource(context, pool, { title })
      : await resourceFromEditor(context, pool, title, codes));
  if (resource !== undefined) await context.showResourceAccess(pool, resource);
};

/** The one resource that it is run on. */
function resourceOf({ targets }: RunOn): KnownResource | undefined {
  const [first, ...others] = targets;
  return others.length === 0 ? first?.resource : undefined;
}

/** The only pool in which what stands under the cursor is known to be a resource. */
function poolThatKnows(
  { pools, directories }: CommandContext,
  codes: CodesAt | undefined,
): string | undefined {
  if (codes === undefined) return undefined;
  const having = pools
    .list()
    .filter(({ id }) => namedBy(knownResources(directories.get(id)), codes).length > 0);
  const [only, ...others] = having;
  return others.length === 0 ? only?.id : undefined;
}

/** Finds what stands under the cursor among the resources of the pool, or asks for it. */
async function resourceFromEditor(
  { directories, reporter }: CommandContext,
  pool: string,
  title: string,
  codes: CodesAt,
): Promise<KnownResource | undefined> {
  const directory = directories.get(pool);
  const reading = await withProgress(
    {
      title: vscode.l10n.t('Reading the resources that the user pool defines'),
      delayMs: progressDelayMs,
    },
    (signal) => directory.definedResources.load({ signal }),
  );
  if (reading.outcome === 'cancelled') return undefined;
  const [only, ...others] = namedBy(knownResources(directory), codes);
  if (only !== undefined && others.length === 0) return only;
  const query = only?.code ?? codes.main;
  return pickResource({ directories, reporter }, pool, { title, query });
}

/** The resources that a place in a text names. What is known with the punctuation around it comes first. */
function namedBy(
  known: KnownResources,
  { longer, main, shorter }: CodesAt,
): readonly KnownResource[] {
  for (const code of longer) {
    const found = known.having(code);
    if (found.length > 0) return found;
  }
  for (const code of [main, ...shorter]) {
    const found = known.named(code);
    if (found.length > 0) return found;
  }
  return [];
}
