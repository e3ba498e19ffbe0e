/**
 * Makes something when it is first asked for, once. What failed to be made is made anew when it is asked
 * for again. A file of its own, for tests outside of VS Code.
 */
export function retried<T>(make: () => Promise<T>): () => Promise<T> {
  let making: Promise<T> | undefined;
  return () => {
    making ??= Promise.resolve()
      .then(make)
      .catch((error: unknown) => {
        making = undefined;
        throw error;
      });
    return making;
  };
}
