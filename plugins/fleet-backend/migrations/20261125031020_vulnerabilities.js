// @ts-check

/**
 * How many vulnerabilities the Trivy operator counts in images; never which.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('vulnerability_reports', table => {
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table
      .string('repository')
      .notNullable()
      .comment('Without the registry where that is Docker Hub');
    table.string('tag', 128).notNullable().comment('Empty where there is none');
    table.string('digest', 128).notNullable();
    table.integer('critical').notNullable();
    table.integer('high').notNullable();
    table.integer('medium').notNullable();
    table.integer('low').notNullable();
    table.string('scanned_at');
    table.unique(['cluster_no', 'uid']);
    table.index(['repository', 'tag', 'scanned_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('vulnerability_reports');
};
