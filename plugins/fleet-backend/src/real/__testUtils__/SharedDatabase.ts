import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import type { ReplicaDatabase } from './Replica';

/** What objects are kept in; what is summed up of them later is anyone's work. */
const OBJECTS = ['namespaces', 'nodes', 'workloads', 'replica_sets', 'pods'];

/** What belongs to a cluster, and the column that says to which. */
const OF_CLUSTERS = [
  ['clusters', 'no', 'update of status, observed_at'],
  ['kind_syncs', 'cluster_no', 'insert or update or delete'],
  ...OBJECTS.map(table => [
    table,
    'cluster_no',
    'insert or delete or update of row_hash',
  ]),
];

const NOTES = `
  create table writes (
    at timestamptz not null default clock_timestamp(),
    replica text not null default current_setting('application_name'),
    table_name text not null,
    cluster_no integer not null,
    holder text
  );
  create function note_write() returns trigger language plpgsql as $$
  declare
    changed jsonb := case when tg_op = 'DELETE' then to_jsonb(old)
      else to_jsonb(new) end;
    cluster integer := (changed ->> tg_argv[0])::integer;
  begin
    insert into writes (table_name, cluster_no, holder)
    values (tg_table_name, cluster,
      (select l.holder from cluster_leases l where l.cluster_no = cluster));
    return null;
  end $$;
  create table started (
    id text primary key,
    replica text not null default current_setting('application_name')
  );
  create function note_start() returns trigger language plpgsql as $$
  begin
    insert into started (id) values (new.id) on conflict do nothing;
    return null;
  end $$;
  create trigger note after insert on collectors
    for each row execute function note_start();
`;

const WRITES = `
  select w.replica, c.name as cluster, w.table_name as table,
    s.replica as holder
  from writes w join clusters c on c.no = w.cluster_no
  left join started s on s.id = w.holder`;

/** A write about a cluster, as the database saw it. */
export interface Write {
  replica: string;
  cluster: string;
  table: string;
  /** Which replica had the lease at that moment. */
  holder: string | null;
}

/** A session of a replica, as the database sees it. */
export interface Session {
  state: string;
  waits: boolean;
}

/**
 * The database that replicas share. It notes by triggers which replica writes
 * about which cluster, and who has the lease at that moment. Replicas are known
 * by the application_name of their sessions.
 */
export class SharedDatabase {
  static async create(knex: Knex): Promise<SharedDatabase> {
    await migrated(knex);
    await knex.raw(NOTES);
    for (const [table, column, event] of OF_CLUSTERS) {
      await knex.raw(
        `create trigger note after ${event} on ${table}
         for each row execute function note_write('${column}')`,
      );
    }
    return new SharedDatabase(knex);
  }

  private constructor(readonly knex: Knex) {}

  get connection(): ReplicaDatabase {
    return this.knex.client.config.connection;
  }

  /** The names of the clusters whose leases a replica holds, in order. */
  async heldBy(replica: string): Promise<string[]> {
    const rows = await this.#rows<{ name: string }>(
      `select c.name from cluster_leases l
       join clusters c on c.no = l.cluster_no
       join started s on s.id = l.holder
       where s.replica = ? and l.expires_at > clock_timestamp()
       order by c.name`,
      [replica],
    );
    return rows.map(({ name }) => name);
  }

  /** Writes about clusters of which another replica had the lease. */
  async foreignWrites(): Promise<Write[]> {
    return this.#rows<Write>(`${WRITES} where s.replica <> w.replica`);
  }

  /** When a replica renewed its leases last. */
  async renewedAt(replica: string): Promise<number> {
    const [{ at }] = await this.#rows<{ at: Date }>(
      `select max(c.seen_at) as at from collectors c
       join started s on s.id = c.id where s.replica = ?`,
      [replica],
    );
    return at.getTime();
  }

  /** As if this much time had passed since a replica renewed its leases. */
  async age(replica: string, ms: number): Promise<void> {
    const ids = `(select id from started where replica = ?)`;
    const earlier = `- ? * interval '1 millisecond'`;
    await this.knex.raw(
      `with seen as (
         update collectors set seen_at = seen_at ${earlier} where id in ${ids}
       )
       update cluster_leases set expires_at = expires_at ${earlier}
       where holder in ${ids}`,
      [ms, replica, ms, replica],
    );
  }

  /** Does some work, during which a replica's renewals have to wait. */
  holdingRenewals<R>(replica: string, work: () => Promise<R>): Promise<R> {
    return this.knex.transaction(async tx => {
      const ids = tx('started').select('id').where({ replica });
      await tx('collectors').select('id').whereIn('id', ids).forUpdate();
      return work();
    });
  }

  /** Does some work, during which changes of workloads have to wait. */
  holdingWorkloads<R>(work: () => Promise<R>): Promise<R> {
    return this.knex.transaction(async tx => {
      await tx('workloads').select('id').forUpdate();
      return work();
    });
  }

  /** Which replicas have written about clusters so far. */
  async writers(): Promise<string[]> {
    const rows = await this.#rows<{ replica: string }>(
      'select distinct replica from writes order by 1',
    );
    return rows.map(({ replica }) => replica);
  }

  sessions(replica: string): Promise<Session[]> {
    return this.#rows<Session>(
      `select state, coalesce(wait_event_type = 'Lock', false) as waits
       from pg_stat_activity where application_name = ?`,
      [replica],
    );
  }

  async #rows<Row>(
    sql: string,
    bindings: readonly Knex.RawBinding[] = [],
  ): Promise<Row[]> {
    const answer: { rows: Row[] } = await this.knex.raw(sql, bindings);
    return answer.rows;
  }
}
