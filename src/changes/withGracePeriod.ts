/** How long (ms) a cancelled change waits for the requests under way, to learn their outcome. */
const graceMs = 2000;

/**
 * Runs work, and aborts it only some time after the signal fires: a request that ends within that time has
 * a known outcome.
 */
export async function withGracePeriod<T>(
  signal: AbortSignal | undefined,
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
