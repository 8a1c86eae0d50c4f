import type { KubeObject } from '../reflector/types';

/** One page of a list, decoded. */
export interface ListPage {
  objects: KubeObject[];
  resourceVersion: string;
  /** Where the next page begins; undefined on the last one. */
  continueToken?: string;
  /** How many objects were refused because they are too large. */
  refused: number;
  /** Bytes of the answer. */
  bytes: number;
}

/** One message of a watch, decoded. */
export type WatchFrame =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; object: KubeObject }
  /** The server's Status, as it came. */
  | { type: 'ERROR'; object: unknown }
  /** An object of this many bytes was skipped, because that is too large. */
  | { type: 'REFUSED'; bytes: number };

/** What of a watch came with one chunk of bytes. */
export interface WatchFrames {
  frames: WatchFrame[];
  bytes: number;
}
