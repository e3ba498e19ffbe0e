import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { inBackground } from '../../model/failureLog.ts';
import type { Subject } from '../../model/subject.ts';
import type { PanelContext } from './panelDefinition.ts';

/** What is done where something happens to the pool of a panel. */
interface PoolListener {
  /** Something that is known of the pool is another than before. */
  onDirectoryChange(subject: Subject): void;
  /** The connection is called or protected otherwise. */
  onUpdate(): void;
  /** Reads what is shown: the pool was disconnected, or connected again. Never rejects. */
  read(): Promise<void>;
}

/** The user pool that a panel shows something of, whether it is connected or not. */
export class ShownPool implements vscode.Disposable {
  /** The id of the connection. */
  readonly id: string;
  readonly #context: Pick<PanelContext, 'pools' | 'directories'>;
  readonly #subscription: vscode.Disposable;
  #name: string;

  /** @param name what the connection was called when it was last seen */
  constructor(
    context: Pick<PanelContext, 'pools' | 'directories'>,
    { id, name = '' }: { readonly id: string; readonly name?: string },
    listener: PoolListener,
  ) {
    const { pools, directories } = context;
    this.id = id;
    this.#context = context;
    this.#name = pools.get(id)?.name ?? name;
    this.#subscription = vscode.Disposable.from(
      directories.onDidChange(({ pool, subject }) => {
        if (pool === id) listener.onDirectoryChange(subject);
      }),
      pools.onDidChange((event) => {
        if (event.id !== id) return;
        this.#name = pools.get(id)?.name ?? this.#name;
        if (event.kind === 'updated') listener.onUpdate();
        else inBackground('What a panel shows was not read', listener.read());
      }),
    );
  }

  /** What the connection is called, or was when it was last there. */
  get name(): string {
    return this.#name;
  }

  get isConnected(): boolean {
    return this.#context.pools.get(this.id) !== undefined;
  }

  /** To be asked for anew each time: after a disconnect and another connect it is another one. */
  get directory(): PoolDirectory {
    return this.#context.directories.get(this.id);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
