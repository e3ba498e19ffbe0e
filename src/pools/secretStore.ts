import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../model/userError.ts';

const prefix = 'authingGroups.secret.';

/** The stored form; `version` leaves room for the next secret of a rotation. */
const StoredSecretSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ version: v.literal(1), secret: v.pipe(v.string(), v.nonEmpty()) }),
);

/**
 * The pools' secrets, one key per connection in SecretStorage and nowhere else. VS Code keeps them in
 * the system's keyring, which can be missing or locked: then these methods throw a
 * `UserError` without the secret.
 */
export class SecretStore {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The secret of a connection; undefined where none is stored, or none that this version reads. */
  async get(id: string): Promise<string | undefined> {
    let stored: string | undefined;
    try {
      stored = await this.#secrets.get(prefix + id);
    } catch (error) {
      throw new UserError(
        vscode.l10n.t(
          'The secret cannot be read from the secret storage. Check that the keyring of this system is installed and unlocked.',
        ),
        { cause: error },
      );
    }
    const parsed = v.safeParse(StoredSecretSchema, stored);
    return parsed.success ? parsed.output.secret : undefined;
  }

  async set(id: string, secret: string): Promise<void> {
    try {
      await this.#secrets.store(prefix + id, JSON.stringify({ version: 1, secret }));
    } catch (error) {
      throw new UserError(
        vscode.l10n.t(
          'The secret cannot be saved in the secret storage. Check that the keyring of this system is installed and unlocked.',
        ),
        { cause: error },
      );
    }
  }

  async delete(id: string): Promise<void> {
    try {
      await this.#secrets.delete(prefix + id);
    } catch (error) {
      throw new UserError(
        vscode.l10n.t(
          'The secret cannot be removed from the secret storage. Check that the keyring of this system is installed and unlocked.',
        ),
        { cause: error },
      );
    }
  }

  /** Called with the id of the connection whose secret changed, also in another window where VS Code supports it. */
  onDidChange(listener: (id: string) => void): vscode.Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) listener(key.slice(prefix.length));
    });
  }
}
