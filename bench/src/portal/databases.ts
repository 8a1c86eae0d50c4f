import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { startPostgres } from '../../../scripts/test/postgres.mjs';

const URL_VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** What is not of the current inventory: the past, and what waits to be told. */
const PAST = [
  'changes',
  'cluster_version_history',
  'deliveries_due',
  'helm_due',
  'changes',
  'history_workloads',
  'restarts',
  'restarts_due',
  'upgrades',
  'upgrades_due',
  'workload_changes',
];
const PAST_SQL = PAST.map(table => `'${table}'`).join(', ');

const ALL_TABLES = `select sum(pg_total_relation_size(oid)) from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace
    and relname not in (${PAST_SQL})`;

const PAST_PAGES = `select coalesce(sum(pgsize), 0) as bytes from dbstat
  where name in (select name from sqlite_master where tbl_name in (${PAST_SQL}))`;

export interface TableSize {
  rows: number;
  bytes: number;
}

/** Where a portal of a bench keeps its data. */
export interface BenchDatabase {
  name: 'SQLite in a file' | 'PostgreSQL 15';
  /** As backend.database; undefined for the portal's default. */
  config?: Record<string, unknown>;
  /**
   * Bytes of the fleet plugin's tables and indexes, but those of the past; its
   * portal has stopped.
   */
  fleetBytes(folder: string): number;
  /** The rows of a table, and its bytes with its indexes; its portal has stopped. */
  tableSize(folder: string, table: string): TableSize;
  stop(): void;
}

export function sqliteDatabase(): BenchDatabase {
  return {
    name: 'SQLite in a file',
    fleetBytes(folder) {
      const database = new Sqlite(join(folder, 'fleet.sqlite'));
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
        const pages = Number(database.pragma('page_count', { simple: true }));
        const free = Number(
          database.pragma('freelist_count', { simple: true }),
        );
        const size = Number(database.pragma('page_size', { simple: true }));
        const past = database.prepare(PAST_PAGES).get() as { bytes: number };
        return (pages - free) * size - past.bytes;
      } finally {
        database.close();
      }
    },
    tableSize(folder, table) {
      const database = new Sqlite(join(folder, 'fleet.sqlite'));
      try {
        const size = database.prepare(
          `select (select count(*) from ${table}) as rows,
             (select sum(pgsize) from dbstat where name in
               (select name from sqlite_master where tbl_name = ?)) as bytes`,
        );
        return size.get(table) as TableSize;
      } finally {
        database.close();
      }
    },
    stop() {},
  };
}

/** A server of its own, which is gone when it is stopped. */
export async function postgresDatabase(): Promise<BenchDatabase> {
  const server = await startPostgres();
  if (!server) {
    throw new Error('PostgreSQL is needed: sudo apt-get install postgresql');
  }
  const url = server.env[URL_VARIABLE] ?? process.env[URL_VARIABLE] ?? '';
  const prefix = `bench_${process.pid}_`;
  return {
    name: 'PostgreSQL 15',
    config: { client: 'pg', connection: url, prefix },
    fleetBytes: () => Number(query(url, `${prefix}fleet`, ALL_TABLES)),
    tableSize(_, table) {
      const answer = query(
        url,
        `${prefix}fleet`,
        `select (select count(*) from ${table}) || ' ' || pg_total_relation_size('${table}')`,
      );
      const [rows, bytes] = answer.split(' ').map(Number);
      return { rows, bytes };
    },
    stop: () => server.stop(),
  };
}

function query(url: string, database: string, sql: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return execFileSync('psql', [target.href, '-Atc', sql]).toString();
}
