/**
 * Runs work that is to be ended by a signal only a while after it has fired: what ends by itself until
 * then leaves no doubt of its outcome.
 * @param graceMs from when the signal fires
 */
export async function withGrace<T>(
  signal: AbortSignal | undefined,
  graceMs: number,
  work: (options: { readonly signal?: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (signal === undefined) return work({});
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    timer = setTimeout(() => controller.abort(), graceMs);
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  try {
    return await work({ signal: controller.signal });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
