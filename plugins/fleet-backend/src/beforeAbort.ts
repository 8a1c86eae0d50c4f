/**
 * What a promise comes to, unless the signal aborts before: for work of
 * others, which may not heed the signal that it was given.
 *
 * @throws the signal's reason when it aborts first
 */
export function beforeAbort<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
