import type { Knex } from 'knex';
import { FakeLiveClusters } from '../collect/live/FakeLiveClusters';
import { seedChange } from './seedChanges';
import { seedFleet } from './seedFleet';
import { seedRestart } from './seedRestarts';
import { seedUpgrades } from './seedUpgrades';

/**
 * Texts of what `some` of the three askers may know of, each in whatever names
 * it: of the cluster, of workloads and of namespaces.
 */
export const OPEN = ['open-cluster', 'open-workload', 'open-pod'] as const;

/** Texts of what is hidden from them. */
export const HIDDEN = [
  'hidden-cluster',
  'hidden-workload',
  'hidden-pod',
  'team-b',
] as const;

const LABELS = { everywhere: 'yes' };

/**
 * A fleet of two clusters. In the open one (env=prod) some workloads are owned
 * by team-a or in the namespace common, and others are not; in the hidden one
 * team-a owns workloads as well.
 */
export async function seedForAskers(knex: Knex): Promise<void> {
  const seed = seedFleet(knex);
  const [teamA, teamB] = await Promise.all(
    ['team-a', 'team-b'].map(team => addService(knex, team)),
  );
  const open = await seed.cluster('open-cluster', {
    id: 'open-cluster',
    labels: '{"env":"prod"}',
    distribution: 'eks',
    git_version: 'v1.34.1',
  });
  // To compare the first with; nothing runs in it.
  await seed.cluster('open-too-cluster', {
    id: 'open-too-cluster',
    labels: '{"env":"prod"}',
    distribution: 'eks',
    git_version: 'v1.34.1',
  });
  const hidden = await seed.cluster('hidden-cluster', {
    id: 'hidden-cluster',
    labels: '{"env":"dev"}',
    distribution: 'gke',
    git_version: 'v1.33.1',
    status: 'unreachable',
    status_reason: 'hidden-cluster is away',
  });
  await seed.kind(hidden, 'Pod', {
    status: 'forbidden',
    reason: 'hidden-cluster says no',
  });
  await seed.locatorProblem('hub', 'hidden-cluster cannot be read');

  for (const cluster of [open, hidden]) {
    await seed.node(cluster);
    await seed.serverCertificate(cluster);
    await seed.caBundle(cluster);
    for (const namespace of ['common', 'shop']) {
      const isOpen = cluster === open && namespace === 'common';
      const name = `${isOpen ? 'open' : 'hidden'}-workload-certificate`;
      await seed.certificate(cluster, { namespace, name });
      await seed.deprecatedApi(cluster, {
        namespace,
        examples: JSON.stringify([name]),
        managers: JSON.stringify([{ name: `${name}-helm`, objects: 1 }]),
      });
    }
  }

  const workload = async (
    cluster: string,
    name: string,
    of: { service?: number; namespace?: string; confidence?: number },
  ) => {
    const { service, namespace = 'shop', confidence = 0 } = of;
    const image = `ghcr.io/acme/${name}`;
    // Everywhere the same tag, of which each knows another digest.
    const proxy = 'ghcr.io/acme/everywhere';
    const images = JSON.stringify([
      { container: 'main', image, tag: '1' },
      { container: 'proxy', image: proxy, tag: '1' },
    ]);
    const addon = namespace === 'common' ? 'common-chart' : 'shop-chart';
    const addon_facts = JSON.stringify({
      evidence: 'chart',
      known: false,
      version: `1-${name}`,
    });
    const columns = { name, namespace, images, addon, addon_facts };
    const uid = await seed.workload(cluster, columns, LABELS);
    const rs = await seed.replicaSet(cluster, uid, { name: `${name}-rs` });
    const pod = name.replace('workload', 'pod');
    const digests = JSON.stringify([
      ['main', `sha256:${name}`, image, '1'],
      ['proxy', `sha256:of-${name}`, proxy, '1'],
    ]);
    await seed.pod(cluster, rs, { name: pod, restarts: 1, digests });
    if (service) {
      await knex('workloads').where({ name }).update({
        service_id: service,
        service_confidence: confidence,
      });
    }
  };
  await workload(open, 'open-workload-owned', { service: teamA });
  await workload(open, 'open-workload-common', { namespace: 'common' });
  await workload(open, 'hidden-workload-other', { service: teamB });
  await workload(open, 'hidden-workload-guessed', {
    service: teamA,
    confidence: 1,
  });
  await workload(open, 'hidden-workload-unowned', {});
  await workload(hidden, 'hidden-workload-away', { service: teamA });
  await workload(hidden, 'hidden-workload-common', { namespace: 'common' });
  await knex('workloads').update({
    asked_pods: 1,
    asked_cpu: 250,
    asked_memory: 256 * 1024,
  });
  await addDeclared(knex);
  await addRestarts(knex);
  await addUpgrades(knex);
  await addChanges(knex);
  await addSavedSearches(knex);
}

/** Each team has a service that runs nowhere, and depends on their other one. */
async function addDeclared(knex: Knex) {
  for (const [name, team] of [
    ['open', 'team-a'],
    ['hidden', 'team-b'],
  ]) {
    const owner = `group:default/${team}`;
    const entity_ref = `component:default/${name}-workload-declared`;
    const [{ id }] = await knex('services').where({ owner }).select('id');
    await knex('services').insert({
      entity_ref,
      owner,
      lifecycle: 'production',
      lookup: '{"alternatives":[]}',
    });
    await knex('service_relations').insert({
      service_id: id,
      relation: 'dependencyOf',
      target: entity_ref,
    });
  }
}

/** One that is the admin's alone, and one that everybody may read. */
async function addSavedSearches(knex: Knex) {
  const search = { search: '{}', owner: 'user:default/admin', created_at: '' };
  await knex('saved_searches').insert([
    { ...search, id: 'a', name: 'hidden-workload', shared: false },
    { ...search, id: 'b', name: 'everything', shared: true },
  ]);
}

/** Every workload has restarted, for a reason that tells which one it is. */
async function addRestarts(knex: Knex) {
  const key = ['cluster_no', 'kind', 'namespace', 'name'];
  const workloads = await knex('workloads').select(
    ...key,
    'service_id',
    'service_confidence',
  );
  for (const workload of workloads) {
    await knex('history_workloads').insert(workload).onConflict(key).ignore();
    const { id } = await knex('history_workloads')
      .first('id')
      .where({ cluster_no: workload.cluster_no, name: workload.name });
    const reason = `end-of-${workload.name}`;
    await seedRestart(knex, id, { at: '2026-11-24T11:00:00Z', reason });
  }
}

/** Every workload that has restarted was upgraded before. */
async function addUpgrades(knex: Knex) {
  const past = seedUpgrades(knex);
  const ids: number[] = await knex('history_workloads').pluck('id');
  for (const id of ids) {
    await past.upgrade(id, { at: '2026-11-24T10:00:00Z' });
  }
}

/** Every workload was scaled, and both namespaces have a policy. */
async function addChanges(knex: Knex) {
  const at = '2026-11-24T09:00:00Z';
  const scaling = { from: 1, to: 2, low: 1, high: 2, times: 1 };
  const pasts = await knex('history_workloads').select('id', 'cluster_no');
  for (const { id: workloadId, cluster_no: clusterNo } of pasts) {
    const past = { clusterNo, workloadId };
    const what = scaling;
    await seedChange<'scaling'>(knex, { kind: 'scaling', at, ...past, what });
  }
  const clusters = await knex('clusters').select('no', 'id');
  for (const { no: clusterNo, id } of clusters) {
    for (const namespace of ['common', 'shop']) {
      const isOpen = id !== 'hidden-cluster' && namespace === 'common';
      const name = `${isOpen ? 'open' : 'hidden'}-workload-policy`;
      const policy = { kind: 'NetworkPolicy', namespace, name };
      const what = { ...policy, action: 'created' as const, times: 1 };
      const of = { clusterNo, namespace };
      await seedChange<'policy'>(knex, { kind: 'policy', at, ...of, what });
    }
  }
}

/** What these clusters tell of their workloads when they are asked. */
export function liveForAskers(): FakeLiveClusters {
  const live = new FakeLiveClusters();
  for (const cluster of ['open', 'hidden']) {
    const names = [`${cluster}-workload-owned`, 'hidden-workload-other'];
    const items = [...names, 'hidden-workload-away'].map(name => ({
      involvedObject: { kind: 'Deployment', name },
      lastTimestamp: '2026-11-24T11:00:00Z',
      message: `about ${name}`,
    }));
    const path = '/api/v1/namespaces/shop';
    const id = `${cluster}-cluster`;
    live.answer(id, `${path}/events`, () => JSON.stringify({ items }));
    for (const pod of [
      'open-pod-owned',
      'hidden-pod-other',
      'hidden-pod-away',
    ]) {
      live.answer(id, `${path}/pods/${pod}/log`, () => `written by ${pod}`);
    }
  }
  return live;
}

async function addService(knex: Knex, team: string): Promise<number> {
  const entity_ref = `component:default/of-${team}`;
  await knex('services').insert({
    entity_ref,
    owner: `group:default/${team}`,
    lifecycle: 'production',
    lookup: '{"alternatives":[]}',
  });
  return (await knex('services').where({ entity_ref }).first('id')).id;
}
