import type { InventoryWriter, KindKey, RowBatch } from './InventoryWriter';

/** A writer of one kind in memory, that tells what it was asked. */
export class FakeInventoryWriter implements InventoryWriter {
  /** The calls, in words. */
  readonly calls: string[] = [];
  /** The hashes of rows by UID. */
  readonly rows = new Map<string, number>();
  resourceVersion?: string;
  /** How many of the next commits fail. */
  failures = 0;

  async checkpoint(): Promise<string | undefined> {
    this.calls.push('checkpoint');
    return this.resourceVersion;
  }

  async known(_key: KindKey): Promise<Uint8Array> {
    this.calls.push('known');
    const bytes = [...this.rows].map(([uid, hash]) => {
      const digits = uid.padEnd(32, '0') + hash.toString(16).padStart(12, '0');
      return Buffer.from(digits, 'hex');
    });
    return Uint8Array.from(Buffer.concat(bytes));
  }

  async commit({ rows, gone, checkpoint }: RowBatch): Promise<void> {
    const changed: Array<[string, number]> = JSON.parse(rows ?? '[]');
    const dropped: string[] = JSON.parse(gone ?? '[]');
    const what = `+${changed.length} -${dropped.length} @${checkpoint}`;
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('The database is away');
    }
    this.calls.push(what);
    changed.forEach(([uid, hash]) => this.rows.set(uid, hash));
    dropped.forEach(uid => this.rows.delete(uid));
    if (checkpoint !== undefined) {
      this.resourceVersion = checkpoint ?? undefined;
    }
  }
}
