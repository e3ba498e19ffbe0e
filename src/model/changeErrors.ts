// Why a change was not made, other than that the server refused it. Facts; feedback/ words them.

/** What is true of a group now, so that a change based on something else was not made. */
export type OutdatedReason =
  /** There is no group of its code any more. */
  | { readonly kind: 'gone' }
  /** Another group has its code now. */
  | { readonly kind: 'replaced'; readonly code: string }
  | { readonly kind: 'renamed'; readonly name: string }
  | { readonly kind: 'codeChanged'; readonly code: string }
  /** `description` is empty where it was taken away. */
  | { readonly kind: 'descriptionChanged'; readonly description: string }
  /** It is not as the user was told when asked. */
  | { readonly kind: 'changedWhileConfirming'; readonly name: string }
  /** The code that it was to get is taken. */
  | { readonly kind: 'codeTaken'; readonly code: string; readonly name: string };

/**
 * A change was not made, for it was based on something that is no longer true. The directory knows what
 * is true already.
 */
export class OutdatedError extends Error {
  override readonly name = 'OutdatedError';
  readonly reason: OutdatedReason;

  constructor(reason: OutdatedReason) {
    super(`outdated (${reason.kind})`);
    this.reason = reason;
  }
}

/** Why a grant was not made or taken back as asked for, other than that the server refused it. */
export type GrantFault =
  /** The API of the pool has no way to revoke. */
  | { readonly kind: 'noRevoke' }
  /** The API takes no grants of resources of this type. */
  | { readonly kind: 'typeUnknown'; readonly resourceType: string }
  /** Another resource of the same code is granted too, and only a type could tell them apart. */
  | { readonly kind: 'typeMissing'; readonly resource: string }
  /** The server said that it did it, and shows the grant as it was before. */
  | { readonly kind: 'withoutEffect' }
  /** The server shows other actions than those asked for. */
  | { readonly kind: 'otherActions'; readonly actions: readonly string[] };

/** A grant was not made or taken back as asked for. */
export class GrantError extends Error {
  override readonly name = 'GrantError';
  readonly fault: GrantFault;

  constructor(fault: GrantFault) {
    super(`grant (${fault.kind})`);
    this.fault = fault;
  }
}

/** What an undo would need could not be saved to disk, so the change was not made. */
export class UndoNotSavedError extends Error {
  override readonly name = 'UndoNotSavedError';

  constructor() {
    super('what an undo needs could not be saved');
  }
}
