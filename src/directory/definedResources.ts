import type { Resource, ResourceName } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';
import type { DirectoryContext } from './context.ts';
import type { Loadable } from './loadable.ts';
import { Loader } from './loader.ts';
import { PageSize } from './pageSize.ts';
import { readPages } from './readPages.ts';
import { Waiters } from './waiters.ts';

/** They are one list, so those who wait for them wait for the same. */
const all = ['all'];

/**
 * How a pool defines a resource: more than one where the name leaves open which is meant, the likeliest first. Of DATA
 * it defines `orders`, and `orders:7` is an instance of that.
 */
export function definitionsOf(
  defined: readonly Resource[],
  { code, namespace, type }: ResourceName,
): readonly Resource[] {
  const whole = code.includes(':') ? code.split(':', 1)[0] : undefined;
  const own: Resource[] = [];
  const ofWhole: Resource[] = [];
  for (const resource of defined) {
    if (namespace !== undefined && resource.namespace !== namespace) continue;
    if (type !== undefined && resource.type !== type) continue;
    if (resource.code === code) own.push(resource);
    else if (resource.type === 'DATA' && resource.code === whole) ofWhole.push(resource);
  }
  return [...own, ...ofWhole];
}

/** The resources that a pool defines, with their actions: one list for all namespaces. */
export class DefinedResources {
  readonly #context: DirectoryContext;
  readonly #loader: Loader<readonly Resource[]>;
  readonly #waiters = new Waiters(() => this.#loader.cancel());

  /** @param changed is called whenever what is known of them is another than before */
  constructor(context: DirectoryContext, changed: (subject: Subject) => void) {
    this.#context = context;
    this.#loader = new Loader(() => changed({ kind: 'definitions' }));
  }

  get content(): Loadable<readonly Resource[]> {
    return this.#loader.content;
  }

  /**
   * Reads them, unless they are known. Never rejects: how it went is in `content`.
   * @param options `signal` fires where nobody waits for it any more; the read ends unless others do
   */
  async load({
    again = false,
    signal,
  }: {
    again?: boolean;
    signal?: AbortSignal;
  } = {}): Promise<void> {
    const read = (ended: AbortSignal) => this.#read(ended);
    const reading = again ? this.#loader.load(read) : this.#loader.loadUnlessKnown(read);
    await this.#waiters.wait(all, signal, reading);
  }

  /** Forgets what was read. */
  reset(): void {
    this.#loader.reset();
  }

  async #read(signal: AbortSignal): Promise<readonly Resource[]> {
    const client = await this.#context.client();
    const { rows, failure } = await readPages<Resource>(
      {
        read: (page, limit, rest) => client.resources.list({ page, limit }, { signal: rest }),
        idOf: ({ namespace, type, code }) => JSON.stringify([namespace, type, code]),
      },
      { size: new PageSize(() => client.abilities.largestPage), signal },
    );
    if (failure !== undefined) throw failure.error;
    return rows;
  }
}
