// @ts-check

/**
 * Which versions clusters had, where they keep that themselves, as OpenShift does.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('openshift_versions', table => {
    table.comment('ClusterVersions of OpenShift');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.string('channel').comment('Of its updates');
    table.text('history').notNullable().comment('JSON: the newest updates');
    table.unique(['cluster_no', 'uid']);
  });

  await knex.schema.createTable('cluster_version_history', table => {
    table.comment('Updates of clusters, as they tell them, and told before');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('started_at').notNullable();
    table.string('version').notNullable().comment('Of the distribution');
    table.string('state').notNullable().comment('Completed or Partial');
    table.string('completed_at').comment('Null while it is under way');
    table.primary(['cluster_no', 'started_at', 'version']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cluster_version_history');
  await knex.schema.dropTable('openshift_versions');
};
