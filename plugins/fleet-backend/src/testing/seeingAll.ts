import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Asker } from '../questions/asker';
import { FleetSnapshots } from '../questions/coverage';
import { NOW } from './seedFleet';

const CREDENTIALS: BackstageCredentials = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'user', userEntityRef: 'user:default/anna' },
};

/** Somebody who may know of everything, at a time in ms. */
export async function seeingAll(knex: Knex, now: number = NOW): Promise<Asker> {
  const snapshots = FleetSnapshots.create({ knex, now: () => now });
  return {
    credentials: CREDENTIALS,
    fleet: await snapshots.current(),
    workloads: 'all',
  };
}
