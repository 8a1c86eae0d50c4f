// @ts-check

/**
 * What the catalog declares of services besides how their workloads are found,
 * so that it can be compared with what runs, and what depends on it is known.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('services', table => {
    table.string('type').comment('As the entity has it, for example library');
    table
      .string('declared_by')
      .comment('The annotation that says how its workloads are found, if any');
    table
      .integer('owner_missing')
      .notNullable()
      .defaultTo(0)
      .comment('1 where the catalog does not have its owner');
    table.index(['system']);
  });

  await knex.schema.createTable('service_relations', table => {
    table.comment('How services are related to other entities');
    table
      .integer('service_id')
      .notNullable()
      .references('services.id')
      .onDelete('CASCADE');
    table
      .string('relation')
      .notNullable()
      .comment('providesApi, consumesApi or dependencyOf');
    table.string('target').notNullable().comment('An entity reference');
    table.primary(['service_id', 'relation', 'target']);
    table.index(['target', 'relation', 'service_id'], 'service_relations_to');
  });

  await knex.schema.alterTable('workloads', table => {
    table.dropIndex(['service_id']);
    // What is counted by service and cluster, without reading rows; what
    // belongs to no service is found in it too.
    table.index(
      ['service_id', 'cluster_no', 'kind', 'owner_id'],
      'workloads_service_index',
    );
    table.index(
      ['namespace', 'cluster_no', 'service_id'],
      'workloads_namespace_index',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('workloads', table => {
    table.dropIndex([], 'workloads_namespace_index');
    table.dropIndex([], 'workloads_service_index');
    table.index(['service_id']);
  });
  await knex.schema.dropTable('service_relations');
  await knex.schema.alterTable('services', table => {
    table.dropIndex(['system']);
    table.dropColumns('type', 'declared_by', 'owner_missing');
  });
};
