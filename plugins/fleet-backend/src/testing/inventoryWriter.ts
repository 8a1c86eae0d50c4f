import type { Knex } from 'knex';
import { FakeClock } from '../collect/FakeClock';
import { createProjections } from '../inventory/projections';
import {
  DatabaseInventoryWriter,
  type DatabaseInventoryWriterOptions,
} from '../inventory/store/DatabaseInventoryWriter';
import { openFence } from '../inventory/store/WriteFence';

/** A writer for tests, whose clock stands still. */
export function inventoryWriter(
  knex: Knex,
  options: Partial<DatabaseInventoryWriterOptions> = {},
): DatabaseInventoryWriter {
  return DatabaseInventoryWriter.create({
    knex,
    projections: createProjections(['k3s.io/*', 'rke2.io/node-args']),
    fence: openFence,
    clock: new FakeClock(),
    logger: { warn: message => expect(message).toBe('no warning') },
    ...options,
  });
}
