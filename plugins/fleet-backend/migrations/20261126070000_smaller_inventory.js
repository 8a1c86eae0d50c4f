// @ts-check

const PODS = [
  'row_hash',
  'cluster_no',
  'namespace',
  'owner_id',
  'node',
  'phase',
  'restarts',
  'waiting_reason',
  'last_restart_reason',
  'digests',
  'cpu_request',
  'memory_request',
  'ready',
  'name',
  'last_restart_at',
  'containers',
];

/**
 * The inventory in less room: pods without a number of their own where the
 * database needs none, with half of their UIDs, and without gaps between their
 * columns; tables that only tie others together without rows besides their keys;
 * indexes without what nobody looks up.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.renameTable('pods', 'pods_before');
  await dropPodIndexes(knex, 'pods_before');
  await createPods(knex);
  await knex.raw(
    `insert into pods (uid, ${PODS}) select ${halfOfUid(knex)}, ${PODS}
     from pods_before order by ${isPostgres(knex) ? 'cluster_no, uid' : 'id'}`,
  );
  await knex.schema.dropTable('pods_before');
  await indexPods(knex);

  await knex.raw('drop index images_digest_index');
  await knex.raw(
    `create index images_digest_index on images (digest) where digest <> ''`,
  );
  if (!isPostgres(knex)) {
    await tieTogether(knex, ' without rowid');
  }
};

/**
 * Pods are listed again: of their UIDs, half is gone.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  if (!isPostgres(knex)) {
    await tieTogether(knex, '');
  }
  await knex.raw('drop index images_digest_index');
  await knex.raw('create index images_digest_index on images (digest)');

  await knex.schema.dropTable('pods');
  await createPodsBefore(knex);
  await indexPods(knex);
  await knex('kind_syncs').where({ kind: 'Pod' }).update({
    resource_version: null,
  });
};

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client === 'pg';
}

/**
 * Those of the 16 bytes of a UUID that are random.
 *
 * @param {import('knex').Knex} knex
 */
function halfOfUid(knex) {
  return isPostgres(knex)
    ? 'substring(uid from 1 for 6) || substring(uid from 15 for 2)'
    : 'unhex(hex(substr(uid, 1, 6)) || hex(substr(uid, 15, 2)))';
}

/**
 * Columns that take most room at once come first: PostgreSQL leaves no gaps then.
 *
 * @param {import('knex').Knex} knex
 */
async function createPods(knex) {
  await knex.schema.createTable('pods', table => {
    table.bigInteger('row_hash').notNullable();
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    podColumns(table);
    table.binary('uid').notNullable().comment('8 bytes of it');
    table.string('name').notNullable();
    table.string('last_restart_at');
    table
      .text('containers')
      .comment('JSON: of containers that restarted or wait; null without any');
    if (isPostgres(knex)) {
      table.primary(['cluster_no', 'uid']);
    } else {
      table.specificType('id', 'integer').primary();
      table.unique(['cluster_no', 'uid']);
    }
  });
}

/** @param {import('knex').Knex} knex */
async function createPodsBefore(knex) {
  await knex.schema.createTable('pods', table => {
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.string('name').notNullable();
    podColumns(table);
    table.string('last_restart_at');
    table.text('containers');
    table.unique(['cluster_no', 'uid']);
  });
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function podColumns(table) {
  table.integer('namespace').notNullable().comment('texts.id');
  table.integer('owner_id').comment('object_ids.id of its controller');
  table.integer('node').comment('texts.id');
  table.integer('phase').comment('texts.id');
  table.integer('restarts').notNullable().comment('Sum over containers');
  table
    .integer('waiting_reason')
    .comment('texts.id; for example of CrashLoopBackOff');
  table.integer('last_restart_reason').comment('texts.id');
  table
    .integer('digests')
    .notNullable()
    .comment('texts.id; JSON: container to digest');
  table
    .integer('cpu_request')
    .comment('In thousandths of a core; null once it is over');
  table.integer('memory_request').comment('In KiB; null once it is over');
  table.boolean('ready').notNullable();
}

/** @param {import('knex').Knex} knex */
async function indexPods(knex) {
  await knex.raw('create index pods_owner_id_index on pods (owner_id)');
  await knex.raw(
    `create index pods_waiting_index on pods (waiting_reason)
     where waiting_reason is not null`,
  );
}

/**
 * Their names are free then.
 *
 * @param {import('knex').Knex} knex
 * @param {string} table
 */
async function dropPodIndexes(knex, table) {
  await knex.raw('drop index pods_owner_id_index');
  await knex.raw('drop index pods_waiting_index');
  if (isPostgres(knex)) {
    await knex.raw('alter table ?? drop constraint pods_pkey', [table]);
    await knex.raw(
      'alter table ?? drop constraint pods_cluster_no_uid_unique',
      [table],
    );
  } else {
    await knex.raw('drop index pods_cluster_no_uid_unique');
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} how - What SQLite makes tables with
 */
async function tieTogether(knex, how) {
  await rebuild(knex, 'text_images', {
    columns: `text_id integer not null references texts (id) on delete cascade,
      image_id integer not null references images (id),
      primary key (image_id, text_id)`,
    how,
    index: ['text_images_text_id_index', 'text_id'],
  });
  await rebuild(knex, 'workload_labels', {
    columns: `label_id integer not null references labels (id),
      workload_id integer not null references workloads (id) on delete cascade,
      primary key (label_id, workload_id)`,
    how,
    index: ['workload_labels_workload_id_index', 'workload_id'],
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {{ columns: string, how: string, index: string[] }} options
 */
async function rebuild(knex, table, { columns, how, index: [name, column] }) {
  await knex.raw(`alter table ${table} rename to ${table}_before`);
  await knex.raw(`drop index ${name}`);
  await knex.raw(`create table ${table} (${columns})${how}`);
  await knex.raw(`insert into ${table} select * from ${table}_before`);
  await knex.raw(`drop table ${table}_before`);
  await knex.raw(`create index ${name} on ${table} (${column})`);
}
