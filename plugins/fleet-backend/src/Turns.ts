/** Runs one piece of work after the other, in the order they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** What the work comes to, once it had its turn. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    // Whoever asked is told of a failure; the next in turn goes on.
    this.#last = done.catch(() => {});
    return done;
  }
}
