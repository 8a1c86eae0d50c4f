import type { ResourceDefinition } from '../ResourceDefinition';

/** How an object is written. */
export interface WriteOptions {
  resource: ResourceDefinition;
  namespace?: string;
  /** Who writes, for managedFields; without it they are left alone. */
  manager?: string;
  /** Answers as if it was written, and writes nothing. */
  dryRun?: boolean;
}
