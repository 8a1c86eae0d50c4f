import { LeaseScope, query } from './LeaseScope';

/** Forgets a replica. */
export async function leaveFleet(scope: LeaseScope): Promise<void> {
  const { knex, replicaId } = scope;
  await query(knex, 'delete from collectors where id = ?', [replicaId]);
}
