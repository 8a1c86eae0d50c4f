import type { ClusterRecord } from './types';

/** Writes one after the other, so that the last state is the one that stays. */
export class RecordWriter {
  #writes: Promise<void> = Promise.resolve();

  constructor(
    private readonly record: ClusterRecord,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** A write that fails holds up none after it. */
  write(write: (record: ClusterRecord) => Promise<void>) {
    this.#writes = this.#writes
      .then(() => write(this.record))
      .catch(this.onFailed);
  }

  /** Resolves when all that was written until now is kept, or has failed. */
  async flushed(): Promise<void> {
    await this.#writes;
  }
}
