// @ts-check

/**
 * Which service each workload belongs to, so that questions find, filter and
 * are permitted by owner with a join.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('Entities of the catalog that workloads may belong to');
    table.increments('id');
    table.string('entity_ref').notNullable().unique();
    table.string('owner').comment('An entity reference in lower case');
    table.string('lifecycle');
    table.string('system').comment('An entity reference');
    table.text('lookup').notNullable().comment('JSON: how workloads are found');
    table.index(['owner']);
  });

  await knex.schema.alterTable('workloads', table => {
    table
      .integer('service_id')
      .comment('services.id; null where none is known');
    table
      .integer('service_confidence')
      .comment('0 high, 1 medium, 2 low: how sure that is');
    table.string('service_by').comment('The label that told');
    table.integer('labels_hash').comment('Of the labels that are kept');
    table.index(['service_id']);
  });

  await knex.schema.createTable('claims_due', table => {
    table.comment('Workloads whose service has to be looked for');
    table.integer('workload_id').primary();
  });
  await knex.raw(
    'insert into claims_due (workload_id) select id from workloads',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('claims_due');
  await knex.schema.alterTable('workloads', table => {
    table.dropIndex(['service_id']);
    table.dropColumns(
      'service_id',
      'service_confidence',
      'service_by',
      'labels_hash',
    );
  });
  await knex.schema.dropTable('services');
};
