// @ts-check

/**
 * When containers were started again, and since when that is watched.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';

  await knex.schema.alterTable('pods', table => {
    table
      .text('containers')
      .comment('JSON: of containers that restarted or wait; null without any');
  });
  await knex.raw(
    `create index pods_waiting_index on pods (waiting_reason)
     where waiting_reason is not null`,
  );

  await knex.schema.alterTable('kind_syncs', table => {
    table.string('watched_since').comment('When it was first current');
    table.index(['kind', 'watched_since']);
  });

  await knex.schema.createTable('restarts', table => {
    table.comment('How often containers were started again, and when');
    table
      .specificType('id', isPostgres ? 'bigint' : 'integer')
      .primary()
      .comment('Seconds since 1970 * 65536, and a number within the second');
    table
      .integer('workload_id')
      .notNullable()
      .references('history_workloads.id')
      .onDelete('CASCADE');
    table.integer('container').notNullable().comment('texts.id; its name');
    table
      .integer('count')
      .notNullable()
      .comment('Since it was seen before; the last of them then');
    table.integer('reason').comment('texts.id; why it had ended');
    table.integer('exit_code');
    table
      .specificType('evidence', 'smallint')
      .notNullable()
      .comment('0 observed, 1 recovered');
    table.index(['workload_id']);
  });

  await knex.schema.createTable('restarts_due', table => {
    table.comment('Restarts whose workload has to be looked for');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.integer('owner_id').comment('object_ids.id; as of pods');
    table.integer('namespace').notNullable().comment('texts.id');
    table.string('pod').notNullable().comment('Its name');
    table.integer('container').notNullable().comment('As of restarts');
    table.integer('count').notNullable().comment('As of restarts');
    table.integer('reason').comment('As of restarts');
    table.integer('exit_code').comment('As of restarts');
    table
      .specificType('evidence', 'smallint')
      .notNullable()
      .comment('As of restarts');
    table.bigInteger('at').notNullable().comment('Seconds since 1970');
    table.bigInteger('seen_at').notNullable().comment('Seconds since 1970');
    table.index(['owner_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('restarts_due');
  await knex.schema.dropTable('restarts');
  await knex.schema.alterTable('kind_syncs', table => {
    table.dropIndex(['kind', 'watched_since']);
    table.dropColumn('watched_since');
  });
  await knex.raw('drop index pods_waiting_index');
  await knex.schema.alterTable('pods', table => {
    table.dropColumn('containers');
  });
};
