import type { User } from '../model/user.ts';
import { KeptUser } from './keptUser.ts';
import { SharedValues } from './sharedValues.ts';

/** The users seen as members of a pool's groups: one object for each, in however many groups they are. */
export class UserStore {
  readonly #users = new Map<string, KeptUser>();
  readonly #values = new SharedValues();
  readonly #changed: (id: string) => void;
  #version = 0;

  /** @param changed is called with the id of a user of whom something else is known than before */
  constructor(changed: (id: string) => void) {
    this.#changed = changed;
  }

  /** Another one whenever anything about a user has changed. */
  get version(): number {
    return this.#version;
  }

  get(id: string): User | undefined {
    return this.#users.get(id);
  }

  /** Takes in users as the server gave them out. */
  upsert(users: readonly User[]): void {
    const changed: string[] = [];
    for (const user of users) {
      const known = this.#users.get(user.id);
      const fresh = new KeptUser(user, this.#values);
      if (known?.equals(fresh)) continue;
      this.#users.set(user.id, fresh);
      if (known !== undefined) changed.push(user.id);
    }
    if (changed.length === 0) return;
    this.#version += 1;
    for (const id of changed) this.#changed(id);
  }

  /** Forgets all users but these. */
  forgetExcept(ids: ReadonlySet<string>): void {
    for (const id of this.#users.keys()) {
      if (!ids.has(id)) this.#users.delete(id);
    }
    if (this.#users.size === 0) this.#values.clear();
  }
}
