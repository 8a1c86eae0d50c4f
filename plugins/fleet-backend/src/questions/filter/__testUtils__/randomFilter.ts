/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fields, with values some of which workloads have. */
const VALUES: Record<string, readonly string[]> = {
  cluster: ['one', 'two', 'id-3', 'nothing'],
  distribution: ['eks', 'gke', 'unknown'],
  platform: ['aws', 'gcp'],
  region: ['eu-1', 'us-1'],
  'clusterLabel.env': ['prod', 'dev'],
  namespace: ['shop', 'shop-2', 'web_1'],
  kind: ['Deployment', 'StatefulSet', 'CronJob'],
  name: ['web', 'web-api', 'API', '100%', 'a_b'],
  status: ['healthy', 'failed'],
  version: ['1.0', '1.1', 'v2'],
  image: ['ghcr.io/acme/web', 'nginx', 'Reg/x_y'],
  tag: ['1.0', 'latest', ''],
  digest: ['sha256:aa', 'sha256:bb', 'sha256:cc', ''],
  'label.app': ['web', 'api'],
  'label.tier': ['front'],
  entityRef: ['component:default/web', 'Component:default/API'],
  owner: ['group:default/a', 'group:default/b'],
  system: ['system:default/s'],
  lifecycle: ['production', 'experimental'],
};
const SEARCHED = ['name', 'image'];

/** A filter such as people write, valid and of any kind. */
export function randomFilter(random: () => number, depth = 0): object {
  const pick = <T>(from: readonly T[]): T =>
    from[Math.floor(random() * from.length)];
  const kind = random();
  const filters = () =>
    Array.from(
      { length: Math.floor(random() * 3) + (depth === 0 ? 1 : 0) },
      () => randomFilter(random, depth + 1),
    );
  if (depth < 3 && kind < 0.2) {
    return { $any: filters() };
  }
  if (depth < 3 && kind < 0.35) {
    return { $not: randomFilter(random, depth + 1) };
  }
  if (depth < 3 && kind < 0.5) {
    return { $all: filters() };
  }
  const fields = Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
    random() < 0.1 ? pick(['ready', 'desired']) : pick(Object.keys(VALUES)),
  );
  return Object.fromEntries(
    fields.map(field => [field, randomTest(field, random, pick)]),
  );
}

function randomTest(
  field: string,
  random: () => number,
  pick: <T>(from: readonly T[]) => T,
): unknown {
  const values = VALUES[field];
  if (!values) {
    const count = Math.floor(random() * 3);
    return random() < 0.3
      ? count
      : { [pick(['$gt', '$gte', '$lt', '$lte'])]: count };
  }
  const value = pick(values);
  const kind = random();
  if (kind < 0.4) {
    return value;
  }
  if (kind < 0.6) {
    return { $in: values.filter(() => random() < 0.5) };
  }
  if (kind < 0.75 || field === 'digest') {
    return { $exists: random() < 0.5 };
  }
  const part = value.slice(
    Math.floor(random() * 2),
    Math.floor(random() * 5) + 1,
  );
  return SEARCHED.includes(field) && kind < 0.9
    ? { $contains: part }
    : { $prefix: value.slice(0, part.length) };
}
