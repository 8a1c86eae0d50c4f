import type { EventEmitter } from 'node:events';
import { ApiServerError } from '../ApiServerError';

/**
 * Waits for what an emitter gives with an event.
 *
 * @throws its error, an ApiServerError where it closes, or the signal's reason,
 * when one of these comes first
 */
export function eventOf<T>(
  emitter: EventEmitter,
  event: string,
  signal: AbortSignal,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let done = () => {};
    const onEvent = (value: T) => {
      done();
      resolve(value);
    };
    const onError = (error: unknown) => {
      done();
      reject(error);
    };
    const onClose = () => onError(closedError());
    const onAbort = () => onError(signal.reason);
    done = () => {
      emitter.off(event, onEvent).off('error', onError).off('close', onClose);
      signal.removeEventListener('abort', onAbort);
    };
    emitter.once(event, onEvent).once('error', onError).once('close', onClose);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
    }
  });
}

export function closedError(): ApiServerError {
  return new ApiServerError('unreachable', 'the connection was closed');
}
