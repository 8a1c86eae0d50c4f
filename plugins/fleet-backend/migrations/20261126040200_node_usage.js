// @ts-check

/**
 * What is used of nodes, where clusters measure that.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('node_usage', table => {
    table.comment('What metrics-server said last');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('name').notNullable().comment('Of the node');
    table.integer('cpu').notNullable().comment('In thousandths of a core');
    table.bigInteger('memory').notNullable().comment('In KiB');
    table.string('measured_at').notNullable();
    table.primary(['cluster_no', 'name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('node_usage');
};
