// @ts-check

/**
 * What Argo CD and Flux say of what they delivered.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deliveries', table => {
    table.comment('Applications, HelmReleases and Kustomizations');
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
    table.string('kind').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table
      .string('destination')
      .comment('The name of the cluster that it is for; its own if null');
    table
      .integer('workloads')
      .comment('texts.id; JSON: kind, namespace, name of each');
    table
      .integer('history')
      .notNullable()
      .comment('texts.id; JSON: when, by whom and what');
    table.index(['cluster_no', 'kind']);
  });

  await knex.schema.createTable('deliveries_due', table => {
    table.comment('Deliveries that have to be looked at');
    table.integer('delivery_id').primary().comment('object_ids.id');
    table.integer('cluster_no').notNullable();
    table.string('seen_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deliveries_due');
  await knex.schema.dropTable('deliveries');
};
