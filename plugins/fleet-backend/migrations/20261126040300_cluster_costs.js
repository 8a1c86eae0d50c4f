// @ts-check

/**
 * What clusters cost, where OpenCost says it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_sources', table => {
    table.comment('Clusters whose OpenCost was asked');
    table
      .integer('cluster_no')
      .primary()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('currency', 3).notNullable();
    table.string('read_at').notNullable();
  });

  await knex.schema.createTable('cluster_costs', table => {
    table.comment('What OpenCost said last, by namespace and service');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('namespace').notNullable().comment('Empty for none');
    table.integer('service_id').comment('Of workloads, when it was asked');
    table.integer('service_confidence').comment('As of workloads');
    table.double('hourly').notNullable().comment('On average over a day');
    // Summed up in it alone.
    table.index(
      ['cluster_no', 'namespace', 'service_id', 'service_confidence', 'hourly'],
      'cluster_costs_summed_index',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cluster_costs');
  await knex.schema.dropTable('cost_sources');
};
