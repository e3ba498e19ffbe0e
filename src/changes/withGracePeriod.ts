/**
 * Runs work, and aborts it only some time after the signal fires: a request that ends within that time has
 * a known outcome.
 * @param graceMs how long after the signal
 */
export async function withGracePeriod<T>(
  signal: AbortSignal | undefined,
  graceMs: number,
  work: (options: { readonly signal?: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (signal === undefined) return work({});
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const abortLater = () => {
    timer = setTimeout(() => controller.abort(), graceMs);
  };
  if (signal.aborted) abortLater();
  else signal.addEventListener('abort', abortLater, { once: true });
  try {
    return await work({ signal: controller.signal });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abortLater);
  }
}
