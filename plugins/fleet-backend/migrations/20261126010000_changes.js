// @ts-check

/**
 * What happened to the fleet besides upgrades, and what of its policies is kept
 * to tell that they changed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';

  await knex.schema.createTable('policies', table => {
    table.comment('What rules clusters, as far as it tells changes');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.string('kind').notNullable();
    table.string('namespace').notNullable().comment('Empty for none');
    table.string('name').notNullable();
    table.string('spec_hash', 22).notNullable().comment('SHA-256, cut');
    table.unique(['cluster_no', 'uid']);
    table.index(['cluster_no', 'kind', 'namespace', 'name']);
  });

  await knex.schema.createTable('changes', table => {
    table.comment('What happened to clusters and workloads');
    table
      .specificType('id', isPostgres ? 'bigint' : 'integer')
      .primary()
      .comment('Seconds since 1970 * 65536, and a number within the second');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table
      .integer('workload_id')
      .references('history_workloads.id')
      .onDelete('CASCADE');
    table
      .specificType('kind', 'smallint')
      .notNullable()
      .comment('In the order of CHANGE_KINDS');
    table
      .bigInteger('last_at')
      .notNullable()
      .comment('The second of the last of what is told together');
    table
      .bigInteger('not_before')
      .comment('The second since which it was not watched; null if it was');
    table.string('namespace').comment('Of a policy that is of one');
    table.text('what').notNullable().comment('JSON');
    // Those of a kind are counted in it alone.
    table.index(
      ['kind', 'id', 'cluster_no', 'workload_id'],
      'changes_kind_index',
    );
    table.index(['cluster_no', 'kind', 'id'], 'changes_cluster_index');
    table.index(['workload_id', 'kind', 'id'], 'changes_workload_index');
  });

  if (isPostgres) {
    // In SQLite, what is indexed has the primary key with it.
    await knex.schema.alterTable('restarts', table => {
      table.dropIndex(['workload_id']);
      table.index(['workload_id', 'id'], 'restarts_workload_id_index');
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('changes');
  await knex.schema.dropTable('policies');
  if (knex.client.config.client === 'pg') {
    await knex.schema.alterTable('restarts', table => {
      table.dropIndex([], 'restarts_workload_id_index');
      table.index(['workload_id']);
    });
  }
};
