/**
 * Does work when it is first asked for, and keeps what came of it: whoever asks meanwhile waits for the same. Work that failed is
 * done again for the next who asks.
 */
export function kept<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () =>
    (done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    }));
}
