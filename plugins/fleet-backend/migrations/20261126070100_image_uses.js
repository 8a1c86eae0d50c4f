// @ts-check

/**
 * What runs each image, summed up: who sees all would else have all workloads
 * counted for the images that run everywhere.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('image_uses', table => {
    table.comment('Images that workloads name, and how many do');
    table
      .integer('image_id')
      .primary()
      .references('images.id')
      .onDelete('CASCADE');
    table.integer('workloads').notNullable();
    table.integer('clusters').notNullable();
    table
      .integer('owned')
      .notNullable()
      .comment('Workloads that have an owner');
    table
      .text('owners')
      .comment('JSON: who has most of them, first; null without any');
  });
  await knex.schema.createTable('image_uses_summed', table => {
    table.comment('When all of them were summed up last; empty before');
    table.string('at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('image_uses_summed');
  await knex.schema.dropTable('image_uses');
};
