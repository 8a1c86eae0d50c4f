// @ts-check

/**
 * What tells changes of workloads besides images and versions: which of our
 * rollouts it was, and that a CronJob is another, which has no revisions.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('workloads', table => {
    table
      .integer('facts')
      .comment('texts.id; JSON: what else tells that it changed; for few');
  });
  await knex.schema.alterTable('workload_changes', table => {
    table.integer('facts_before').comment('texts.id');
    table.integer('facts').comment('texts.id');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('workload_changes', table => {
    table.dropColumns('facts_before', 'facts');
  });
  await knex.schema.alterTable('workloads', table => {
    table.dropColumn('facts');
  });
};
