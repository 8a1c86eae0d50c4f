// @ts-check

/**
 * What the list of clusters shows of each is counted in these indexes alone,
 * without reading rows.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('workloads', table => {
    // A CronJob's Jobs are not counted by themselves: hence kind and owner_id.
    table.index(
      ['cluster_no', 'status', 'kind', 'owner_id'],
      'workloads_counted_index',
    );
  });
  await knex.schema.alterTable('nodes', table => {
    table.index(['cluster_no', 'ready'], 'nodes_counted_index');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('nodes', table => {
    table.dropIndex(['cluster_no', 'ready'], 'nodes_counted_index');
  });
  await knex.schema.alterTable('workloads', table => {
    table.dropIndex([], 'workloads_counted_index');
  });
};
