import {
  ClusterOwnership,
  LeaseKeeper,
  LeaseKeeperOptions,
  SoleOwner,
} from '../../collect/leases';
import type { Knex } from 'knex';
import { openFence, WriteFence } from '../store/WriteFence';
import { DatabaseLeaseStore } from './DatabaseLeaseStore';
import { LeaseFence } from './LeaseFence';

/** Shares clusters out as the database allows: PostgreSQL has leases. */
export function createOwnership(
  options: Omit<LeaseKeeperOptions, 'store'> & { knex: Knex },
): { ownership: ClusterOwnership; fence: WriteFence } {
  const { knex, replicaId } = options;
  if (knex.client.config.client !== 'pg') {
    return { ownership: new SoleOwner(options), fence: openFence };
  }
  const store = DatabaseLeaseStore.create({ knex, replicaId });
  const ownership = new LeaseKeeper({ ...options, store });
  return {
    ownership,
    fence: new LeaseFence({ replicaId, held: ownership }),
  };
}
