import type { DirectoryContext } from './context.ts';
import { ListLookUp } from './listLookUp.ts';
import { readPastedList } from './pasted/pastedList.ts';

/** Finds the users that a pasted list names. */
export class UserResolver {
  readonly #context: DirectoryContext;

  constructor(context: DirectoryContext) {
    this.#context = context;
  }

  /**
   * Reads a pasted list. Nobody is looked up yet.
   * @param code of the group they are to be members of
   */
  open(code: string, text: string): ListLookUp {
    return new ListLookUp(this.#context, code, readPastedList(text));
  }
}
