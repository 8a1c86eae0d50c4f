// @ts-check

/**
 * Times are ISO 8601 text in UTC, so that SQLite and PostgreSQL keep and
 * compare them alike.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('clusters', table => {
    table.comment('Clusters that a locator names');
    table.string('id').primary().comment('Issued when first named');
    table.string('locator').notNullable();
    table.string('locator_key').notNullable();
    table.string('name').notNullable();
    table.text('labels').notNullable().comment('JSON');
    table.string('uid').comment('Of the namespace kube-system');
    table.string('git_version');
    table.string('distribution');
    table.string('distribution_version');
    table.string('platform');
    table.string('region');
    table.string('confidence');
    table.text('evidence').comment('JSON array of sentences');
    table.string('status').notNullable();
    table.text('status_reason');
    table.string('status_since').notNullable();
    table.string('observed_at').comment('When it was last current');
    table.string('synced_at').comment('When it was first current');
    table.unique(['locator', 'locator_key']);
  });

  await knex.schema.createTable('locator_problems', table => {
    table.comment('Locators that cannot be read now');
    table.string('locator').primary();
    table.text('reason').notNullable();
    table.string('since').notNullable();
  });

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const belongsToCluster = table => {
    table
      .string('cluster_id')
      .notNullable()
      .references('clusters.id')
      .onDelete('CASCADE');
  };

  await knex.schema.createTable('kind_syncs', table => {
    table.comment('What state each kind of each cluster is in');
    belongsToCluster(table);
    table.string('kind').notNullable();
    table.string('status').notNullable();
    table.text('reason');
    table.string('since').notNullable();
    table
      .string('resource_version')
      .comment('Up to which everything is kept; null when a list is due');
    table.primary(['cluster_id', 'kind']);
  });

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const isObject = table => {
    belongsToCluster(table);
    table.string('uid').notNullable();
    table.string('name').notNullable();
    table.string('row_hash').notNullable().comment('Of all that is kept of it');
    table.primary(['cluster_id', 'uid']);
  };

  await knex.schema.createTable('namespaces', table => {
    isObject(table);
    table.text('labels').notNullable().comment('JSON');
  });

  await knex.schema.createTable('nodes', table => {
    isObject(table);
    table.boolean('ready').notNullable();
    table.text('labels').notNullable().comment('JSON');
    table
      .text('annotation_keys')
      .notNullable()
      .comment('JSON; those that tell a distribution, never values');
    table.string('provider_id');
    table.string('os_image');
    table.string('kernel_version');
    table.string('kubelet_version');
  });

  await knex.schema.createTable('workloads', table => {
    isObject(table);
    table.string('kind').notNullable();
    table.string('namespace').notNullable();
    table.string('owner_uid').comment('Of the CronJob, for its Jobs');
    table.text('images').notNullable().comment('JSON');
    table.string('version');
    table.integer('desired').notNullable();
    table.integer('ready').notNullable();
    table.integer('updated').notNullable();
    table.integer('available').notNullable();
    table.string('status').notNullable();
    table.text('status_reason');
    table.index(['cluster_id', 'kind']);
    table.index(['cluster_id', 'status']);
    table.index(['cluster_id', 'owner_uid']);
  });

  await knex.schema.createTable('workload_labels', table => {
    table.comment('Labels of workloads and of their pod templates');
    table.string('cluster_id').notNullable();
    table.string('workload_uid').notNullable();
    table.string('label_key', 320).notNullable();
    table.string('label_value').notNullable();
    table.primary(['cluster_id', 'workload_uid', 'label_key']);
    table.index(['label_key', 'label_value']);
    table
      .foreign(['cluster_id', 'workload_uid'])
      .references(['cluster_id', 'uid'])
      .inTable('workloads')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('replica_sets', table => {
    isObject(table);
    table.string('namespace').notNullable();
    table.string('owner_uid').comment('Of the Deployment or Rollout');
    table.integer('revision').comment('deployment.kubernetes.io/revision');
    table.text('images').notNullable().comment('JSON');
    table.integer('desired').notNullable();
    table.string('created_at');
    table.index(['cluster_id', 'owner_uid']);
  });

  await knex.schema.createTable('pods', table => {
    isObject(table);
    table.string('namespace').notNullable();
    table.string('owner_uid').comment('Of its controller');
    table.string('node');
    table.string('phase');
    table.boolean('ready').notNullable();
    table.integer('restarts').notNullable().comment('Sum over containers');
    table.string('waiting_reason').comment('For example CrashLoopBackOff');
    table.string('last_restart_at');
    table.string('last_restart_reason');
    table.text('digests').notNullable().comment('JSON: container to digest');
    table.index(['cluster_id', 'owner_uid']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'pods',
    'replica_sets',
    'workload_labels',
    'workloads',
    'nodes',
    'namespaces',
    'kind_syncs',
    'locator_problems',
    'clusters',
  ]) {
    await knex.schema.dropTable(table);
  }
};
