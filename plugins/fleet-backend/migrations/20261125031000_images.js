// @ts-check

const PORTION = 500;

/**
 * Which images the lists in `texts` name, so that images are found, and by them
 * what runs them, without reading JSON.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('images', table => {
    table.comment('Images by repository, tag and digest, as they were named');
    table.increments('id');
    table.string('repository').notNullable();
    table
      .string('familiar_name')
      .notNullable()
      .comment('The repository, without what Docker Hub goes without');
    table.string('tag', 128).notNullable().comment('Empty where there is none');
    table
      .string('digest', 128)
      .notNullable()
      .comment('That a template pins or a pod runs; empty where none is known');
    table.string('first_seen_at').notNullable();
    table.unique(['repository', 'tag', 'digest']);
    table.index(['digest']);
  });

  await knex.schema.createTable('text_images', table => {
    table.comment('The images in lists of templates and of pods');
    table
      .integer('text_id')
      .notNullable()
      .references('texts.id')
      .onDelete('CASCADE');
    table.integer('image_id').notNullable().references('images.id');
    table.primary(['image_id', 'text_id']);
    table.index(['text_id']);
  });

  await knex.schema.alterTable('workloads', table => {
    // All that is counted by image, owner and cluster, without reading rows.
    table.index(
      ['images', 'cluster_no', 'service_id', 'kind', 'owner_id'],
      'workloads_images_index',
    );
    table.index(['name'], 'workloads_name_index');
  });

  // Those that have pods; the others are most of them, and are not looked for.
  await knex.raw(`create index replica_sets_running_images_index
    on replica_sets (images) where desired > 0`);

  await fillIn(knex);
};

/**
 * The lists that templates have by now.
 *
 * @param {import('knex').Knex} knex
 */
async function fillIn(knex) {
  const now = new Date().toISOString();
  for (let after = 0; ; ) {
    const texts = await knex('texts')
      .select('id', 'text')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PORTION);
    for (const { id, text } of texts) {
      for (const image of imagesIn(text)) {
        const key = {
          repository: image.image.slice(0, 255),
          tag: (image.tag ?? '').slice(0, 128),
          digest: (image.digest ?? '').slice(0, 128),
        };
        const familiar_name = key.repository.replace(
          /^(index\.)?docker\.io\/(library\/)?/,
          '',
        );
        await knex('images')
          .insert({ ...key, familiar_name, first_seen_at: now })
          .onConflict(['repository', 'tag', 'digest'])
          .ignore();
        const row = await knex('images').first('id').where(key);
        await knex('text_images')
          .insert({ text_id: id, image_id: row.id })
          .onConflict(['image_id', 'text_id'])
          .ignore();
      }
    }
    if (texts.length < PORTION) {
      return;
    }
    after = texts[texts.length - 1].id;
  }
}

/**
 * @param {string} text
 * @returns {Array<{ image: string, tag?: string, digest?: string }>}
 */
function imagesIn(text) {
  if (!text.startsWith('[{"container":')) {
    return [];
  }
  try {
    /** @type {ReturnType<typeof imagesIn>} */
    const images = JSON.parse(text);
    return images.filter(
      ({ image }) => typeof image === 'string' && image !== '',
    );
  } catch {
    // Another text that only looks like a list.
    return [];
  }
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index replica_sets_running_images_index');
  await knex.schema.alterTable('workloads', table => {
    table.dropIndex([], 'workloads_name_index');
    table.dropIndex([], 'workloads_images_index');
  });
  await knex.schema.dropTable('text_images');
  await knex.schema.dropTable('images');
};
