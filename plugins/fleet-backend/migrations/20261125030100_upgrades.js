// @ts-check

/**
 * What changed in pod templates, and what clusters themselves keep of that.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('workloads', table => {
    table
      .integer('marks')
      .comment('texts.id; JSON: labels that tell a version of it');
    table.integer('revision').comment('deployment.kubernetes.io/revision');
    table
      .string('rolled_out_at')
      .comment('When a Deployment was done with that revision');
  });

  await knex.schema.alterTable('replica_sets', table => {
    table
      .integer('facts')
      .comment('texts.id; JSON: what else tells revisions apart');
  });

  await knex.schema.createTable('controller_revisions', table => {
    table.comment('Pod templates of StatefulSets and DaemonSets, old and new');
    table
      .integer('id')
      .primary()
      .references('object_ids.id')
      .onDelete('CASCADE');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.bigInteger('row_hash').notNullable();
    table.integer('owner_id').comment('object_ids.id of the set');
    table.integer('revision');
    table.integer('images').notNullable().comment('texts.id; JSON');
    table.integer('facts').comment('As of replica_sets');
    table.string('created_at');
    table.index(['cluster_no']);
    table.index(['owner_id']);
  });

  await knex.schema.alterTable('history_workloads', table => {
    table
      .bigInteger('truncated_at')
      .comment('Before this second, nothing is kept of its revisions');
  });

  const isPostgres = knex.client.config.client === 'pg';
  await knex.schema.createTable('upgrades', table => {
    table.comment('When pod templates changed, and to what');
    table
      .specificType('id', isPostgres ? 'bigint' : 'integer')
      .primary()
      .comment('Seconds since 1970 * 65536, and a number within the second');
    table
      .integer('workload_id')
      .notNullable()
      .references('history_workloads.id')
      .onDelete('CASCADE');
    table.integer('what').notNullable().comment('texts.id; JSON');
    table.integer('revision').comment('That it changed to');
    table
      .specificType('kind', 'smallint')
      .notNullable()
      .comment('0 upgrade, 1 rollback, 2 reconfigure');
    table
      .specificType('source', 'smallint')
      .notNullable()
      .comment('Who told, in the order of SOURCES');
    table
      .specificType('evidence', 'smallint')
      .notNullable()
      .comment('0 observed, 1 recovered');
    table
      .specificType('precision', 'smallint')
      .notNullable()
      .comment('How its time is meant, in the order of PRECISIONS');
    table.index(['workload_id']);
  });

  await knex.schema.createTable('upgrades_due', table => {
    table.comment('Workloads whose revisions have to be looked at');
    table.integer('workload_id').primary().comment('object_ids.id');
    table.integer('cluster_no').notNullable();
    table.string('seen_at').notNullable().comment('When something changed');
  });

  await knex.schema.createTable('workload_changes', table => {
    table.comment('Changes of workloads that are not among the upgrades yet');
    table.increments('id');
    table.integer('workload_id').notNullable().comment('workloads.id');
    table.string('seen_at').notNullable();
    table.integer('images_before').notNullable().comment('texts.id');
    table.integer('images').notNullable().comment('texts.id');
    table.integer('marks_before').comment('texts.id');
    table.integer('marks').comment('texts.id');
    table.index(['workload_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'workload_changes',
    'upgrades_due',
    'upgrades',
    'controller_revisions',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('history_workloads', table => {
    table.dropColumn('truncated_at');
  });
  await knex.schema.alterTable('replica_sets', table => {
    table.dropColumn('facts');
  });
  await knex.schema.alterTable('workloads', table => {
    table.dropColumns('marks', 'revision', 'rolled_out_at');
  });
};
