/** One kind of one cluster. */
export interface KindKey {
  clusterId: string;
  kind: string;
}

/**
 * What a batch of events comes to. It is made off the main thread, and is text
 * already, so that the main thread only hands it to the database.
 */
export interface RowBatch extends KindKey {
  /**
   * JSON array of rows, new or changed; absent when there are none. Each is an
   * array: the UID as keptUid() has it, the hash of the row (48 bits), a cell for
   * each of the projection's columns, and for kinds with labels a list of their
   * keys and values. A shared text is given by its key, an owner by its UID.
   */
  rows?: string;
  /**
   * Whether nothing was kept of these objects, as in a first list: then there is
   * nothing to compare them with.
   */
  isNew?: boolean;
  /**
   * JSON array of the UIDs (32 hex digits) of the objects that rows refer to by
   * number: their owners and, where they are numbered, they themselves.
   */
  objects?: string;
  /** JSON object of the texts that the rows refer to, by their keys. */
  texts?: string;
  /** JSON array of the keys of those texts whose images are to be found. */
  images?: string;
  /** JSON array of the UIDs, as keptUid() has them, of objects that are gone. */
  gone?: string;
  /**
   * Up to which resourceVersion everything is kept with this batch; null drops
   * the checkpoint, so that the next round lists again.
   */
  checkpoint?: string | null;
}

/** Where batches go. It has one writer at a time, whoever calls. */
export interface InventoryWriter {
  /** Up to which resourceVersion a kind is kept; undefined when a list is due. */
  checkpoint(key: KindKey): Promise<string | undefined>;
  /**
   * What is known of a kind's objects: a packed list of 22 bytes each, the UID
   * (16; where only half is kept, then zeros) and the hash of the row (6,
   * big-endian).
   */
  known(key: KindKey): Promise<Uint8Array>;
  /**
   * Keeps a batch whole or not at all. Resolves when it is committed.
   *
   * @throws ConflictError when another replica has taken over the cluster
   */
  commit(batch: RowBatch): Promise<void>;
}
