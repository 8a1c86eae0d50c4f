// @ts-check

/**
 * Until when certificates are valid: those that API servers show, and those that
 * cert-manager issues. Never by reading Secrets.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('server_certificates', table => {
    table.comment('What API servers showed in their last TLS handshake');
    table
      .integer('cluster_no')
      .primary()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.string('subject').notNullable().comment('Its common name');
    table
      .string('issuer')
      .notNullable()
      .comment('The common name of the issuer');
    table.string('not_before').notNullable();
    table.string('not_after').notNullable();
    table.string('fingerprint', 64).notNullable().comment('SHA-256, in hex');
  });

  await knex.schema.createTable('certificates', table => {
    table.comment('Certificates of cert-manager');
    table.increments('id');
    table
      .integer('cluster_no')
      .notNullable()
      .references('clusters.no')
      .onDelete('CASCADE');
    table.binary('uid').notNullable();
    table.bigInteger('row_hash').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table.boolean('ready').notNullable();
    table.string('issuer');
    table.integer('dns_names').notNullable().comment('How many there are');
    table.string('not_before').comment('Null until it is issued');
    table.string('not_after');
    table.string('renewal_at');
    table.unique(['cluster_no', 'uid']);
    table.index(['cluster_no', 'not_after', 'namespace']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('certificates');
  await knex.schema.dropTable('server_certificates');
};
