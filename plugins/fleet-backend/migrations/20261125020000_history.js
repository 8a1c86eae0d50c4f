// @ts-check

/**
 * What happened to workloads is kept longer than the workloads: it refers to
 * them by what people call them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('history_workloads', table => {
    table.comment('Workloads that something happened to, there still or not');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('kind').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table.integer('service_id').comment('services.id; as of workloads');
    table.integer('service_confidence').comment('As of workloads');
    table.string('service_by').comment('As of workloads');
    table.unique(['cluster_no', 'namespace', 'name', 'kind']);
    table.index(['service_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('history_workloads');
};
