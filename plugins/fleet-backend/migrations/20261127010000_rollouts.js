// @ts-check

/**
 * Rollouts: what was asked for, and how far each wave and target is. Every step
 * is a row before it is an act. Nothing here is what was rendered: sources are
 * kept by reference and digest.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollouts', table => {
    table.string('id', 36).primary();
    table.string('name', 63).notNullable();
    table.string('namespace', 63).notNullable().comment('Empty where none is');
    table.string('entity_ref', 500);
    table.string('requested_by', 500).notNullable();
    table.bigInteger('created_at').notNullable().comment('All times in ms');
    table.bigInteger('updated_at').notNullable();
    table.bigInteger('ended_at');
    table.string('state', 20).notNullable();
    table.text('reason');
    table.string('intent', 10).notNullable().comment('What people want of it');
    table.integer('accepted_failures').notNullable().defaultTo(0);
    table.string('source_summary', 500).notNullable();
    table.string('source_digest', 100);
    table.text('request').notNullable().comment('As it was asked for: JSON');
    table.string('holder', 36).comment('The replica that steers it');
    table.bigInteger('held_until').notNullable().defaultTo(0);
    table
      .bigInteger('token')
      .notNullable()
      .defaultTo(0)
      .comment('Grows with each new holder');
    table.index(['created_at', 'id']);
    table.index(['name', 'namespace', 'created_at', 'id']);
    table.index(['entity_ref', 'created_at', 'id']);
  });
  // Those under way are few, and asked for again and again.
  await knex.raw(`create unique index rollouts_open_index
    on rollouts (name, namespace) where ended_at is null`);

  await knex.schema.createTable('rollout_waves', table => {
    rolloutId(table);
    table.integer('no').notNullable();
    table.string('name', 63).notNullable();
    table.string('state', 20).notNullable();
    table.text('message');
    table.boolean('needs_approval').notNullable();
    table.string('approved_by', 500);
    table.bigInteger('approved_at');
    table.text('approval_comment');
    table.bigInteger('soak_ms').notNullable();
    table.bigInteger('soak_ends_at');
    table.bigInteger('started_at');
    table.bigInteger('ended_at');
    table.primary(['rollout_id', 'no']);
  });

  await knex.schema.createTable('rollout_targets', table => {
    rolloutId(table);
    table.integer('no').notNullable();
    table.integer('wave').notNullable();
    table.integer('level').notNullable();
    table
      .string('cluster_id', 36)
      .notNullable()
      .comment('No reference: it stays when the cluster has gone');
    table.string('cluster_name').notNullable();
    table.string('namespace', 63).notNullable();
    table.string('entity_ref', 500);
    table.text('workloads').comment('That an image change is of: JSON');
    table.text('overrides').comment('Numbers of those meant for it: JSON');
    table.string('engine', 63).notNullable();
    table.string('owner', 500).comment('Who delivers it, in words');
    table.string('desired_revision', 100).notNullable();
    table.string('applied_revision', 200);
    table.text('previous').comment('What to go back to: JSON, no Secret');
    table.string('step', 20).notNullable();
    table.string('phase', 20).notNullable();
    table.text('message');
    table.string('source', 500).comment('Who says so');
    table.bigInteger('observed_at');
    table.bigInteger('started_at');
    table.bigInteger('ended_at');
    table.bigInteger('retry_at');
    table.integer('attempts').notNullable().defaultTo(0);
    table.integer('restarts');
    table
      .boolean('takes_over')
      .notNullable()
      .defaultTo(false)
      .comment('Puts right what others changed');
    table.primary(['rollout_id', 'no']);
    table.index(['cluster_id', 'rollout_id']);
  });

  await knex.schema.createTable('rollout_events', table => {
    table.bigIncrements('no');
    rolloutId(table);
    table.bigInteger('at').notNullable();
    table.integer('wave');
    table.integer('target');
    table.string('actor', 500).comment('Absent for what happened by itself');
    table.string('type', 40).notNullable();
    table.text('message').notNullable();
    table.index(['rollout_id', 'no']);
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function rolloutId(table) {
  table
    .string('rollout_id', 36)
    .notNullable()
    .references('rollouts.id')
    .onDelete('CASCADE');
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollout_events');
  await knex.schema.dropTable('rollout_targets');
  await knex.schema.dropTable('rollout_waves');
  await knex.schema.dropTable('rollouts');
};
