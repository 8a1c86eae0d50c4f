// @ts-check

/**
 * Of which add-on or Helm chart workloads are.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('workloads', table => {
    table.string('addon').comment('Its id, or the name of a chart; for few');
    table.integer('addon_facts').comment('texts.id; JSON');
  });
  // Grouped and paged in their order, of all or of one. Their conditions differ,
  // so that SQLite does not take one of them for the other.
  await knex.raw(`create index workloads_addons_index
    on workloads (cluster_no, addon, namespace) where addon_facts is not null`);
  await knex.raw(`create index workloads_addon_index
    on workloads (addon, cluster_no, namespace) where addon is not null`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index workloads_addon_index');
  await knex.raw('drop index workloads_addons_index');
  await knex.schema.alterTable('workloads', table => {
    table.dropColumns('addon', 'addon_facts');
  });
};
