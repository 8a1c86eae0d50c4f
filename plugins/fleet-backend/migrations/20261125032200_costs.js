// @ts-check

/**
 * What the pods of workloads ask for, so that it is summed up by cluster,
 * namespace and owner without reading pods.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('workloads', table => {
    table
      .integer('asked_pods')
      .comment('Its pods that are not over; null until they are summed up');
    table
      .bigInteger('asked_cpu')
      .comment('What they ask for, in thousandths of a core');
    table.bigInteger('asked_memory').comment('What they ask for, in KiB');
    // Summed up in it alone.
    table.index(
      [
        'cluster_no',
        'namespace',
        'service_id',
        'service_confidence',
        'asked_pods',
        'asked_cpu',
        'asked_memory',
      ],
      'workloads_asked_index',
    );
  });

  await knex.schema.createTable('loose_requests', table => {
    table.comment('What pods that no workload controls ask for');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('namespace').notNullable();
    table.integer('pods').notNullable();
    table.bigInteger('cpu').notNullable().comment('As of workloads');
    table.bigInteger('memory').notNullable().comment('As of workloads');
    table.primary(['cluster_no', 'namespace']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('loose_requests');
  await knex.schema.alterTable('workloads', table => {
    table.dropIndex([], 'workloads_asked_index');
    table.dropColumns('asked_pods', 'asked_cpu', 'asked_memory');
  });
};
