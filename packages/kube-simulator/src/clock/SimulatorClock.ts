/** Time and timers, injected so that tests decide what they are. */
export interface SimulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Calls back once after this long.
   *
   * @returns how to call it off
   */
  after(ms: number, callback: () => void): () => void;
}

/** The machine's time. Its timers do not keep a process alive. */
export const systemClock: SimulatorClock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms).unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Calls back again and again.
 *
 * @returns how to stop it
 */
export function every(
  clock: SimulatorClock,
  ms: number,
  callback: () => void,
): () => void {
  let cancel = clock.after(ms, function again() {
    cancel = clock.after(ms, again);
    callback();
  });
  return () => cancel();
}

/** A time as Kubernetes writes it: in UTC, to the second. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
