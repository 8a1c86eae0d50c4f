// @ts-check

/**
 * Whom API servers trust when they call webhooks and other API servers, and
 * until when.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ca_bundles', table => {
    table.comment('Of webhook configurations and APIServices');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.string('kind').notNullable();
    table.string('name').notNullable();
    table.string('place').comment('The webhook whose bundle expires first');
    table.integer('bundles').notNullable().comment('How many can be read');
    table.string('subject').comment('Its common name');
    table.string('issuer');
    table.string('not_before');
    table.string('not_after').comment('Null where it has no bundle');
    table.string('fingerprint', 64).comment('SHA-256, in hex');
    table.unique(['cluster_no', 'uid']);
  });

  // What is asked for, in the order in which it is.
  await knex.raw(`create index ca_bundles_expiry_index
    on ca_bundles (kind, not_after, id) where not_after is not null`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ca_bundles');
};
