import * as vscode from 'vscode';

type Provide = (...args: readonly unknown[]) => unknown;

/** Of each provider that is registered while this watches, how long each call of it took, in milliseconds. */
export class WatchedProviders {
  readonly #times = new Map<string, number[]>();
  readonly #restore: (() => void)[] = [];

  constructor() {
    this.#watch('registerCompletionItemProvider', 'provideCompletionItems');
    this.#watch('registerHoverProvider', 'provideHover');
    this.#watch('registerCodeLensProvider', 'provideCodeLenses');
    this.#watch('registerInlayHintsProvider', 'provideInlayHints');
  }

  /** Takes the times of a provider's calls so far, by the name of its method. */
  take(method: string): readonly number[] {
    const times = this.#times.get(method) ?? [];
    this.#times.delete(method);
    return times;
  }

  dispose(): void {
    for (const restore of this.#restore) restore();
  }

  /** Stands in front of a function of VS Code's that registers providers. */
  #watch(register: keyof typeof vscode.languages, method: string): void {
    const { languages } = vscode;
    const original = languages[register];
    const watched = (selector: unknown, provider: object, ...rest: readonly unknown[]) => {
      const provide: unknown = Reflect.get(provider, method);
      const timed = Object.assign(Object.create(provider), {
        [method]: (...args: readonly unknown[]) => this.#timed(method, provider, provide, args),
      });
      return Reflect.apply(original, languages, [selector, timed, ...rest]);
    };
    Object.assign(languages, { [register]: watched });
    this.#restore.push(() => void Object.assign(languages, { [register]: original }));
  }

  async #timed(
    method: string,
    provider: object,
    provide: unknown,
    args: readonly unknown[],
  ): Promise<unknown> {
    if (typeof provide !== 'function') return undefined;
    const call: Provide = (...given) => Reflect.apply(provide, provider, given);
    const start = performance.now();
    const answer = await call(...args);
    const times = this.#times.get(method) ?? [];
    times.push(performance.now() - start);
    this.#times.set(method, times);
    return answer;
  }
}
