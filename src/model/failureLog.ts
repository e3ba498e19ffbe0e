// What fails in the background is not shown to anybody, but the log has a line about it. Any layer may say
// so here: those that know no log, and no VS Code, too.

/** How much a line matters: `debug` where nothing is lost, `warn` where something is, `error` for a bug. */
export type Weight = 'debug' | 'warn' | 'error';

/** @param what failed: English, without names, ids or secrets */
export type FailureSink = (what: string, error: unknown, weight: Weight) => void;

let sink: FailureSink | undefined;

/** Says where the lines go from now on. Without it, as outside of VS Code, there is no log. */
export function logFailuresTo(log: FailureSink): { dispose(): void } {
  sink = log;
  return {
    dispose() {
      if (sink === log) sink = undefined;
    },
  };
}

/** Writes a line of something that failed. */
export function logFailure(what: string, error: unknown, weight: Weight = 'error'): void {
  sink?.(what, error, weight);
}

/**
 * For `catch`, where a failure costs nothing: a comment there says why.
 * @param instead what stands for the result
 */
export function ignored(what: string): (error: unknown) => undefined;
export function ignored<T>(what: string, instead: T): (error: unknown) => T;
export function ignored(what: string, instead?: unknown) {
  return (error: unknown) => {
    logFailure(what, error, 'debug');
    return instead;
  };
}

/** For `catch`, where something is lost that nobody asked for. */
export function logged(what: string): (error: unknown) => undefined {
  return (error) => {
    logFailure(what, error, 'warn');
    return undefined;
  };
}

/** Lets something run that nobody waits for. */
export function inBackground(what: string, task: PromiseLike<unknown> | undefined): void {
  task?.then(undefined, (error: unknown) => logFailure(what, error));
}

/** A listener or a timer's work that throws nothing at whoever calls it, be it at once or later. */
export function guarded<T extends readonly unknown[]>(
  what: string,
  listener: (...args: T) => unknown,
): (...args: T) => void {
  return (...args) => {
    try {
      const result = listener(...args);
      if (isThenable(result)) inBackground(what, result);
    } catch (error) {
      logFailure(what, error);
    }
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}
