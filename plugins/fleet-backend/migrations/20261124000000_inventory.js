// @ts-check

/**
 * Times are ISO 8601 text in UTC, so that SQLite and PostgreSQL keep and
 * compare them alike. What repeats (UIDs of owners, names of nodes and
 * namespaces, lists of digests, labels) is kept once and referred to by number:
 * a fleet has hundreds of thousands of pods.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('clusters', table => {
    table.comment('Clusters that a locator names');
    table.increments('no').comment('What other tables refer to');
    table
      .string('id')
      .notNullable()
      .unique()
      .comment('Issued when first named');
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
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
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
    table
      .integer('refused')
      .notNullable()
      .defaultTo(0)
      .comment('Objects that are too large');
    table
      .bigInteger('bytes')
      .notNullable()
      .defaultTo(0)
      .comment('Received since the collector started');
    table
      .integer('errors')
      .notNullable()
      .defaultTo(0)
      .comment('Failed requests since then');
    table
      .integer('lag_ms')
      .comment('From received to kept, the longest of late');
    table.string('last_event_at');
    table.primary(['cluster_no', 'kind']);
  });

  await knex.schema.createTable('texts', table => {
    table.comment('Texts that many rows share');
    table.increments('id');
    table
      .string('key', 22)
      .notNullable()
      .unique()
      .comment('SHA-256 of the text, cut, base64url');
    table.text('text').notNullable();
  });

  await knex.schema.createTable('labels', table => {
    table.comment('Labels that workloads share');
    table.increments('id');
    table.string('label_key', 320).notNullable();
    table.string('label_value').notNullable();
    table.unique(['label_key', 'label_value']);
  });

  await knex.schema.createTable('object_ids', table => {
    table.comment(
      'Workloads and ReplicaSets, and whatever else owns something',
    );
    table.increments('id');
    belongsToCluster(table);
    table.binary('uid').notNullable().comment('16 bytes');
    table.unique(['cluster_no', 'uid']);
  });

  await knex.schema.createTable('namespaces', table => {
    table.increments('id');
    belongsToCluster(table);
    table.binary('uid').notNullable();
    table
      .bigInteger('row_hash')
      .notNullable()
      .comment('Of all that is kept of it');
    table.string('name').notNullable();
    table.text('labels').notNullable().comment('JSON');
    table.unique(['cluster_no', 'uid']);
  });

  await knex.schema.createTable('nodes', table => {
    table.increments('id');
    belongsToCluster(table);
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.string('name').notNullable();
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
    table.unique(['cluster_no', 'uid']);
  });

  await knex.schema.createTable('workloads', table => {
    table
      .integer('id')
      .primary()
      .references('object_ids.id')
      .onDelete('CASCADE');
    belongsToCluster(table);
    table.bigInteger('row_hash').notNullable();
    table.string('kind').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table
      .integer('owner_id')
      .comment('object_ids.id of the CronJob, for its Jobs');
    table.integer('images').notNullable().comment('texts.id; JSON');
    table.string('version');
    table.integer('desired').notNullable();
    table.integer('ready').notNullable();
    table.integer('updated').notNullable();
    table.integer('available').notNullable();
    table.string('status').notNullable();
    table.text('status_reason');
    table.index(['cluster_no', 'kind']);
    table.index(['owner_id']);
  });

  await knex.schema.createTable('workload_labels', table => {
    table.comment('Labels of workloads and of their pod templates');
    table.integer('label_id').notNullable().references('labels.id');
    table
      .integer('workload_id')
      .notNullable()
      .references('workloads.id')
      .onDelete('CASCADE');
    table.primary(['label_id', 'workload_id']);
    table.index(['workload_id']);
  });

  await knex.schema.createTable('replica_sets', table => {
    table
      .integer('id')
      .primary()
      .references('object_ids.id')
      .onDelete('CASCADE');
    belongsToCluster(table);
    table.bigInteger('row_hash').notNullable();
    table.integer('namespace').notNullable().comment('texts.id');
    table.string('name').notNullable();
    table
      .integer('owner_id')
      .comment('object_ids.id of the Deployment or Rollout');
    table.integer('revision').comment('deployment.kubernetes.io/revision');
    table.integer('images').notNullable().comment('texts.id; JSON');
    table.integer('desired').notNullable();
    table.string('created_at');
    table.index(['cluster_no']);
    table.index(['owner_id']);
  });

  await knex.schema.createTable('pods', table => {
    table.increments('id');
    belongsToCluster(table);
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.integer('namespace').notNullable().comment('texts.id');
    table.string('name').notNullable();
    table.integer('owner_id').comment('object_ids.id of its controller');
    table.integer('node').comment('texts.id');
    table.integer('phase').comment('texts.id');
    table.boolean('ready').notNullable();
    table.integer('restarts').notNullable().comment('Sum over containers');
    table
      .integer('waiting_reason')
      .comment('texts.id; for example of CrashLoopBackOff');
    table.string('last_restart_at');
    table.integer('last_restart_reason').comment('texts.id');
    table
      .integer('digests')
      .notNullable()
      .comment('texts.id; JSON: container to digest');
    table.unique(['cluster_no', 'uid']);
    table.index(['owner_id']);
  });

  await knex.schema.createTable('collectors', table => {
    table.comment('Backend replicas that collect; on PostgreSQL only');
    table.string('id').primary();
    table
      .timestamp('seen_at')
      .notNullable()
      .comment('By the clock of the database');
    table
      .text('knows')
      .notNullable()
      .comment('JSON array of clusters.no that it could collect');
  });

  await knex.schema.createTable('cluster_leases', table => {
    table.comment('Which replica collects a cluster; on PostgreSQL only');
    table
      .integer('cluster_no')
      .primary()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('holder').comment('collectors.id; null when released');
    table
      .bigInteger('token')
      .notNullable()
      .comment('Grows with each change of holder');
    table
      .timestamp('expires_at')
      .notNullable()
      .comment('By the clock of the database');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'cluster_leases',
    'collectors',
    'pods',
    'replica_sets',
    'workload_labels',
    'workloads',
    'nodes',
    'namespaces',
    'object_ids',
    'labels',
    'texts',
    'kind_syncs',
    'locator_problems',
    'clusters',
  ]) {
    await knex.schema.dropTable(table);
  }
};
