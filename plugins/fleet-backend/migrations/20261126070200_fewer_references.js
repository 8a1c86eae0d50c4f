// @ts-check

/**
 * What refers to what in PostgreSQL without being checked for each row, which
 * takes as long as all else that is done to keep it.
 */
const REFERENCES = [
  ['object_ids', 'cluster_no', 'clusters', 'no'],
  ['workloads', 'cluster_no', 'clusters', 'no'],
  ['workloads', 'id', 'object_ids', 'id'],
  ['replica_sets', 'cluster_no', 'clusters', 'no'],
  ['replica_sets', 'id', 'object_ids', 'id'],
  ['pods', 'cluster_no', 'clusters', 'no'],
  ['workload_labels', 'workload_id', 'workloads', 'id'],
  ['text_images', 'text_id', 'texts', 'id'],
];

/** The same, of what goes only when nothing refers to it. */
const UNUSED = [
  ['workload_labels', 'label_id', 'labels', 'id'],
  ['text_images', 'image_id', 'images', 'id'],
];

/**
 * Who writes holds the cluster, and keeps what nothing refers to from being
 * tidied up; so no row comes that refers to nothing. What refers to a row that
 * is deleted goes with it by triggers, once a statement. SQLite checks at no
 * cost, and is left as it is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (knex.client.config.client !== 'pg') {
    return;
  }
  for (const [table, column] of [...REFERENCES, ...UNUSED]) {
    await knex.schema.alterTable(table, one => one.dropForeign(column));
  }
  for (const [table, column, referred, key] of REFERENCES) {
    const name = `${table}_${column}_gone`;
    await knex.raw(`
      create function ${name}() returns trigger language plpgsql as $$
      begin
        delete from ${table} where ${column} in (select ${key} from gone);
        return null;
      end $$`);
    await knex.raw(`
      create trigger ${name} after delete on ${referred}
      referencing old table as gone
      for each statement execute function ${name}()`);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  if (knex.client.config.client !== 'pg') {
    return;
  }
  for (const [table, column, referred, key] of REFERENCES) {
    const name = `${table}_${column}_gone`;
    await knex.raw(`drop trigger ${name} on ${referred}`);
    await knex.raw(`drop function ${name}()`);
    await knex.schema.alterTable(table, one => {
      one.foreign(column).references(`${referred}.${key}`).onDelete('CASCADE');
    });
  }
  for (const [table, column, referred, key] of UNUSED) {
    await knex.schema.alterTable(table, one => {
      one.foreign(column).references(`${referred}.${key}`);
    });
  }
};
