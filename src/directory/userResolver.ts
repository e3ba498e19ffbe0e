import type { DirectoryContext } from './context.ts';
import type { ListLookUp } from './listLookUp.ts';

/** Finds the users that a pasted list names. What reads lists is loaded with the first one. */
export class UserResolver {
  readonly #context: DirectoryContext;

  constructor(context: DirectoryContext) {
    this.#context = context;
  }

  /**
   * Reads a pasted list. Nobody is looked up yet.
   * @param code of the group they are to be members of
   */
  async open(code: string, text: string): Promise<ListLookUp> {
    const [{ ListLookUp }, { readPastedList }] = await Promise.all([
      import('./listLookUp.ts'),
      import('./pasted/pastedList.ts'),
    ]);
    return new ListLookUp(this.#context, code, readPastedList(text));
  }
}
