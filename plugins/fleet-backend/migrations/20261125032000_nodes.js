// @ts-check

/**
 * What nodes are and how much there is of them, and what pods ask for.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';
  await knex.schema.alterTable('nodes', table => {
    table.string('not_ready_since');
    table.text('pressure').comment('JSON: conditions that trouble it, if any');
    table.boolean('unschedulable').comment('Whether it takes no new pods');
    table.string('runtime');
    table.string('os');
    table.string('arch');
    table.string('instance_type');
    table.string('zone');
    table.integer('cpu').comment('Allocatable, in thousandths of a core');
    table.bigInteger('memory').comment('Allocatable, in KiB');
    table.integer('pods').comment('Allocatable');
    table
      .integer('asked_pods')
      .comment('Pods on it that are not over; null until they are summed up');
    table.bigInteger('asked_cpu').comment('What they ask for, as cpu');
    table.bigInteger('asked_memory').comment('What they ask for, as memory');
    table.dropIndex(['cluster_no', 'ready'], 'nodes_counted_index');
  });
  await knex.schema.alterTable('nodes', table => {
    // Nodes are filtered, counted, summed up and ordered in it alone.
    table.index(
      [
        'cluster_no',
        'ready',
        'name',
        'os',
        'arch',
        'runtime',
        'zone',
        'instance_type',
        'kubelet_version',
        'cpu',
        'memory',
        'pods',
        'asked_pods',
        'asked_cpu',
        'asked_memory',
        // In SQLite, what is indexed has the primary key with it.
        ...(isPostgres ? ['id'] : []),
      ],
      'nodes_counted_index',
    );
  });

  await knex.schema.alterTable('pods', table => {
    table
      .integer('cpu_request')
      .comment('In thousandths of a core; null once it is over');
    table.integer('memory_request').comment('In KiB; null once it is over');
  });

  await knex.schema.createTable('requests_due', table => {
    table.comment(
      'Clusters of which objects changed since pods were summed up',
    );
    table
      .integer('cluster_no')
      .primary()
      .references('clusters.no')
      .onDelete('CASCADE');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('requests_due');
  await knex.schema.alterTable('pods', table => {
    table.dropColumns('cpu_request', 'memory_request');
  });
  await knex.schema.alterTable('nodes', table => {
    table.dropIndex([], 'nodes_counted_index');
    table.dropColumns(
      'not_ready_since',
      'pressure',
      'unschedulable',
      'runtime',
      'os',
      'arch',
      'instance_type',
      'zone',
      'cpu',
      'memory',
      'pods',
      'asked_pods',
      'asked_cpu',
      'asked_memory',
    );
    table.index(['cluster_no', 'ready'], 'nodes_counted_index');
  });
};
