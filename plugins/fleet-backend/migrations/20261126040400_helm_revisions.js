// @ts-check

/**
 * Which releases Helm made, where it may be read: from the metadata of its
 * Secrets, never from what is in them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('helm_revisions', table => {
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.string('namespace').notNullable();
    table.string('release_name').comment('Null where it is none of Helm');
    table.integer('revision');
    table.string('status').comment('For example deployed');
    table.string('created_at').comment('When it began');
    table.unique(['cluster_no', 'uid']);
    table.index(['cluster_no', 'namespace', 'release_name']);
  });

  await knex.schema.createTable('helm_due', table => {
    table.comment('Releases that have to be looked at');
    table.integer('cluster_no').notNullable();
    table.string('namespace').notNullable();
    table.string('release_name').notNullable();
    table.string('seen_at').notNullable();
    table.primary(['cluster_no', 'namespace', 'release_name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('helm_due');
  await knex.schema.dropTable('helm_revisions');
};
