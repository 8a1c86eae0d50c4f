import type { Knex } from 'knex';
import { isBetterSqlite } from '../sqlite/isBetterSqlite';
import { seedFleet } from './seedFleet';

const CLUSTERS = 50;
const WORKLOADS = 100;
const SERVICES = 500;
const LABELS = 200;
const DEPENDENTS = 10;

/**
 * So many workloads that databases plan as for a fleet: most belong to one of
 * 500 services, each of which provides an API that the next one consumes; some
 * to none. Images, namespaces and services are numbered alike.
 */
export async function seedClaimedFleet(knex: Knex): Promise<void> {
  const seed = seedFleet(knex);
  for (let n = 0; n < CLUSTERS; n += 1) {
    await seed.cluster(`cluster-${n}`);
  }
  const [{ id: cluster }] = await knex('clusters').select('id').limit(1);
  await seed.workload(cluster, { images: '[]' }, { app: 'web' });
  await addServices(knex);
  await addImages(knex);
  await addLabels(knex);
  await addWorkloads(knex);
  await knex.raw(isBetterSqlite(knex) ? 'analyze' : 'vacuum analyze');
}

async function addServices(knex: Knex) {
  const ids = Array.from({ length: SERVICES }, (_, n) => 1_000 + n);
  const services = ids.map(id => ({
    id,
    entity_ref: `component:default/s${id - 1_000}`,
    owner: `group:default/g${id % 20}`,
    system: `system:default/y${id % 50}`,
    lifecycle: 'production',
    lookup: '{}',
  }));
  await knex.batchInsert('services', services, 100);
  const relations = ids.flatMap(service_id => [
    ...relationsOf(service_id, 'providesApi', service_id),
    ...relationsOf(service_id, 'consumesApi', service_id - 1),
    ...Array.from({ length: DEPENDENTS }, (_, n) =>
      relationsOf(service_id, 'dependencyOf', service_id + n),
    ).flat(),
  ]);
  await knex.batchInsert('service_relations', relations, 100);
}

function relationsOf(service_id: number, relation: string, n: number) {
  return [{ service_id, relation, target: `api:default/a${n}` }];
}

async function addLabels(knex: Knex) {
  const labels = Array.from({ length: LABELS }, (_, n) => ({
    id: 1_000 + n,
    label_key: 'app',
    label_value: `v${n}`,
  }));
  await knex.batchInsert('labels', labels, 100);
}

async function addImages(knex: Knex) {
  const ids = Array.from({ length: SERVICES }, (_, n) => 10_000 + n);
  const texts = ids.map(id => ({ id, key: `k${id}`, text: `[${id}]` }));
  const images = ids.map(id => ({
    id,
    repository: `registry/r${id - 10_000}`,
    familiar_name: `r${id - 10_000}`,
    tag: '1',
    digest: '',
    first_seen_at: '',
  }));
  const lists = ids.map(id => ({ text_id: id, image_id: id }));
  await knex.batchInsert('texts', texts, 100);
  await knex.batchInsert('images', images, 100);
  await knex.batchInsert('text_images', lists, 100);
}

async function addWorkloads(knex: Knex) {
  const { id: _, ...workload } = await knex('workloads').first();
  const ids = Array.from(
    { length: CLUSTERS * WORKLOADS },
    (__, n) => 100_000 + n,
  );
  const placeOf = (id: number) => (id % CLUSTERS) + 1;
  const objects = ids.map(id => ({
    id,
    cluster_no: placeOf(id),
    uid: Buffer.from(String(id).padStart(16, '0')),
  }));
  const workloads = ids.map(id => {
    const n = id % SERVICES;
    return {
      ...workload,
      ...{
        id,
        cluster_no: placeOf(id),
        name: `w${n}`,
        namespace: `n${n % 40}`,
      },
      service_id: n % 10 === 0 ? null : 1_000 + n,
      images: 10_000 + n,
    };
  });
  await knex.batchInsert('object_ids', objects, 100);
  await knex.batchInsert('workloads', workloads, 40);
  const labels = ids.map(id => ({
    workload_id: id,
    label_id: 1_000 + (id % LABELS),
  }));
  await knex.batchInsert('workload_labels', labels, 100);
}
