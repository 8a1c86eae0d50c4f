// @ts-check

/**
 * Searches that people have saved. They hold nothing of the fleet, but what
 * people have written themselves.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('saved_searches', table => {
    table.string('id', 36).primary();
    table
      .string('owner')
      .notNullable()
      .comment('The entity reference of a user');
    table.string('name', 100).notNullable();
    table.text('search').notNullable().comment('JSON');
    table.boolean('shared').notNullable();
    table.string('created_at').notNullable();
    table.unique(['owner', 'name']);
    table.index(['shared', 'name', 'id'], 'saved_searches_shared_index');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('saved_searches');
};
