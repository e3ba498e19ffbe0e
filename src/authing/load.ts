/**
 * Loads the client, and what it would load with its first request: that one comes at once. In a file of its
 * own since the client imports the rest.
 */
export async function loadClient(): Promise<typeof import('./index.ts')> {
  const [client] = await Promise.all([import('./index.ts'), import('./http/dispatcher.ts')]);
  return client;
}
