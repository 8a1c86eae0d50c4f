import type { ObjectTest, ResourceDefinition } from '../../store';
import type { Representation } from '../http';

/** What one watch is asked for. */
export interface WatchOptions {
  resource: ResourceDefinition;
  matches: ObjectTest;
  /** After which revision; undefined for from now on. */
  since?: number;
  /** Whether all objects come first, and whether a bookmark marks their end. */
  initial: 'none' | 'objects' | 'marked';
  bookmarks: boolean;
  representation: Representation;
}
