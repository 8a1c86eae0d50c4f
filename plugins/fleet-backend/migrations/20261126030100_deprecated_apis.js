// @ts-check

/**
 * Which API versions that Kubernetes removes are in use, and by what.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deprecated_api_looks', table => {
    table.comment('When clusters were looked at, and what could not be seen');
    table
      .integer('cluster_no')
      .primary()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.integer('minor').comment('Of its Kubernetes 1 then');
    table.text('unlisted').notNullable().comment('JSON; kinds');
    table.string('metric').notNullable().comment('read, or why not');
    table.string('read_at').notNullable();
  });

  await knex.schema.createTable('deprecated_api_uses', table => {
    table.comment('What the last look found, by API, evidence and namespace');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table
      .integer('removed_minor')
      .notNullable()
      .comment('Which serves it no more; 9999 where nobody says');
    table.string('api_group').notNullable();
    table.string('version').notNullable();
    table.string('resource').notNullable();
    table.string('kind').notNullable();
    table.string('evidence').notNullable();
    table.string('namespace').notNullable().comment('Empty for none');
    table.integer('objects').notNullable();
    table.text('examples').notNullable().comment('JSON; names');
    table.text('managers').notNullable().comment('JSON; tools, never people');
    table.string('last_at');
    table.index(['cluster_no']);
    // Grouped and paged in its order.
    table.index(
      [
        ...['removed_minor', 'cluster_no', 'api_group', 'version', 'resource'],
        ...['evidence', 'namespace'],
      ],
      'deprecated_api_uses_index',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deprecated_api_uses');
  await knex.schema.dropTable('deprecated_api_looks');
};
