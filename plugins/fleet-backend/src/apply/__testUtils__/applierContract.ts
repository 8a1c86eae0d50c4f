import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { systemClock } from '../../collect';
import type { Act, Applier, ManifestSet, Release } from '../Applier';
import type { TargetCluster } from '../cluster/TargetCluster';
import { DefaultApplier } from '../DefaultApplier';
import { InventoryStore } from '../inventory';
import { deployment, inNamespace, refTo, settings } from './manifests';

// Not the bare names: those make ESLint take this file for a test.
const { beforeEach, it } = globalThis;

export interface ApplierClusters {
  ours: TargetCluster;
  others: TargetCluster;
  namespace: string;
}

const { signal } = new AbortController();
const options = { signal };

/** What an Applier does on any cluster. */
export function applierContract(open: () => ApplierClusters, other: string) {
  let count = 0;
  let release: Release;
  let applier: Applier;

  beforeEach(() => {
    count += 1;
    const { ours: cluster, namespace } = open();
    release = { name: `shop-${count}`, namespace };
    const inventories = new InventoryStore(cluster);
    applier = DefaultApplier.create({
      cluster,
      inventories,
      clock: systemClock,
    });
  });

  const named = (name: string) => `${release.name}-${name}`;
  const config = (name: string, data: Record<string, string>) =>
    settings(named(name), data);
  const set = (revision: string, ...manifests: Manifest[]): ManifestSet => ({
    revision: `sha256:${revision}`,
    manifests,
  });
  const act = (rolloutId: string, more: Partial<Act> = {}): Act => ({
    rolloutId,
    actor: 'user:default/ann',
    fencingToken: 1,
    conflicts: 'refuse',
    signal,
    ...more,
  });
  const live = async (manifest: Manifest) =>
    await open().ours.get(refTo(manifest, release.namespace), options);
  const byOthers = (manifest: Manifest) =>
    open().others.apply(inNamespace(manifest, release.namespace), options);

  it('brings objects, marked as of the release and the rollout', async () => {
    const a = config('a', { a: '1' });
    const applied = await applier.apply(release, set('1', a), act('r1'));
    expect(applied).toMatchObject({
      revision: 'sha256:1',
      health: { phase: 'Healthy', rolloutId: 'r1' },
      applied: 1,
      pruned: 0,
      left: [],
    });
    expect(await live(a)).toMatchObject({
      data: { a: '1' },
      metadata: {
        labels: { 'flotilla.io/release': release.name },
        annotations: { 'flotilla.io/rollout': 'r1' },
      },
    });
    expect(await applier.health(release, options)).toMatchObject({
      phase: 'Healthy',
      revision: 'sha256:1',
      rolloutId: 'r1',
    });
  });

  it('prunes what is not in the next revision, and comes back exactly', async () => {
    const [a1, a2] = [config('a', { a: '1', b: '1' }), config('a', { a: '2' })];
    const b = config('b', { b: '1' });
    const c = config('c', { c: '1' });
    await applier.apply(release, set('1', a1, b), act('r1'));
    expect(
      await applier.apply(release, set('2', a2, c), act('r2')),
    ).toMatchObject({ applied: 2, pruned: 1 });
    expect((await live(a1))?.data).toEqual({ a: '2' });
    expect(await live(b)).toBeUndefined();
    const previous = await applier.previous(release, {
      rolloutId: 'r2',
      signal,
    });
    expect(previous).toBe('sha256:1');
    await applier.rollback(release, previous, act('r2'));
    expect((await live(a1))?.data).toEqual({ a: '1', b: '1' });
    expect((await live(b))?.data).toEqual({ b: '1' });
    expect(await live(c)).toBeUndefined();
  });

  it('deletes nothing that others put in the place of its own', async () => {
    const [a, b] = [config('a', {}), config('b', {})];
    await applier.apply(release, set('1', a, b), act('r1'));
    const { uid } = (await live(b))!.metadata;
    const ref = refTo(b, release.namespace);
    await open().ours.delete(ref, { ...options, uid });
    await byOthers({
      ...b,
      metadata: {
        ...b.metadata,
        labels: { 'flotilla.io/release': release.name },
      },
    });
    const applied = await applier.apply(release, set('2', a), act('r2'));
    expect(applied.pruned).toBe(0);
    expect(applied.left).toEqual([
      { object: ref, reason: 'another object has its name now' },
    ]);
    expect(await live(b)).toBeDefined();
  });

  it('leaves what its chart asks to keep', async () => {
    const [a, b] = [config('a', {}), config('b', {})];
    const annotations = { 'helm.sh/resource-policy': 'keep' };
    const kept = { ...b, metadata: { ...b.metadata, annotations } };
    await applier.apply(release, set('1', a, kept), act('r1'));
    const { left } = await applier.apply(release, set('2', a), act('r2'));
    expect(left).toEqual([
      {
        object: refTo(b, release.namespace),
        reason: expect.stringContaining('helm.sh/resource-policy'),
      },
    ]);
    expect(await live(b)).toBeDefined();
  });

  it('puts back what was there before the release', async () => {
    const before = config('a', { a: 'theirs', b: 'theirs' });
    await byOthers(before);
    const [a, b] = [config('a', { a: 'ours', c: 'ours' }), config('b', {})];
    const takeOver = act('r1', { conflicts: 'takeOver' });
    await applier.apply(release, set('1', a, b), takeOver);
    expect((await live(a))?.data).toEqual({
      a: 'ours',
      b: 'theirs',
      c: 'ours',
    });
    await applier.rollback(release, undefined, act('r1'));
    const restored = await live(a);
    expect(restored?.data).toEqual({ a: 'theirs', b: 'theirs' });
    expect(restored?.metadata.labels).toBeUndefined();
    expect(await live(b)).toBeUndefined();
    const after = await applier.previous(release, { rolloutId: 'r2', signal });
    expect(after).toBeUndefined();
  });

  it('refuses fields of others, which the plan shows before', async () => {
    await byOthers(config('a', { a: 'theirs' }));
    const wanted = set('1', config('a', { a: 'ours' }));
    const plan = await applier.plan(release, wanted, act('r1'));
    expect(plan.objects).toMatchObject([
      {
        act: 'update',
        conflicts: [{ field: '.data.a', manager: other }],
        differences: expect.arrayContaining([
          { path: 'data.a', from: '"theirs"', to: '"ours"' },
        ]),
      },
    ]);
    await expect(
      applier.apply(release, wanted, act('r1')),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(`.data.a is owned by ${other}`),
    });
    expect((await live(wanted.manifests[0]))?.data).toEqual({ a: 'theirs' });
  });

  it('plans what will happen, and changes nothing', async () => {
    const [a, b] = [config('a', { a: '1' }), config('b', { b: '1' })];
    await applier.apply(release, set('1', a, b), act('r1'));
    const unknown = { ...config('x', {}), apiVersion: 'nobody.example/v1' };
    const elsewhere = inNamespace(config('y', {}), 'nowhere');
    const changed = config('a', { a: '2' });
    const c = config('c', { c: '1' });
    const wanted = set('2', changed, c, unknown, elsewhere);
    const { objects, problems } = await applier.plan(
      release,
      wanted,
      act('r2'),
    );
    expect(problems).toEqual([]);
    expect(
      objects.map(one => [one.object.name, one.act, one.refusal?.reason]),
    ).toEqual([
      [named('a'), 'update', undefined],
      [named('c'), 'create', undefined],
      [named('x'), 'create', 'notServed'],
      [named('y'), 'create', 'invalid'],
      [named('b'), 'delete', undefined],
    ]);
    expect(objects[0].differences).toEqual([
      { path: 'data.a', from: '"1"', to: '"2"' },
    ]);
    const same = await applier.plan(release, set('1', a, b), act('r2'));
    expect(same.objects.map(one => one.act)).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect((await live(a))?.data).toEqual({ a: '1' });
    expect(await live(c)).toBeUndefined();
  });

  it('is fenced: a replica that lost the target changes nothing', async () => {
    const first = set('1', config('a', { a: '1' }));
    await applier.apply(release, first, act('r1', { fencingToken: 5 }));
    const late = set('2', config('a', { a: '2' }), config('b', {}));
    await expect(
      applier.apply(release, late, act('r2', { fencingToken: 4 })),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect((await live(first.manifests[0]))?.data).toEqual({ a: '1' });
    expect(await live(late.manifests[1])).toBeUndefined();
  });

  it('may be asked again, and does nothing twice', async () => {
    const wanted = set('1', deployment(named('app'), 'app:1'));
    await applier.apply(release, wanted, act('r1'));
    const first = await live(wanted.manifests[0]);
    await applier.apply(release, wanted, act('r1', { fencingToken: 2 }));
    const again = await live(wanted.manifests[0]);
    expect(again?.metadata.generation).toBe(first?.metadata.generation);
  });

  it('leaves objects to the release that has them', async () => {
    const a = config('a', { a: '1' });
    await applier.apply(release, set('1', a), act('r1'));
    const another = { ...release, name: `${release.name}-other` };
    await expect(
      applier.apply(another, set('1', a), act('r2')),
    ).rejects.toThrow(`is of the release ${release.name}`);
    const plan = await applier.plan(another, set('1', a), act('r2'));
    expect(plan.objects[0].refusal).toMatchObject({ reason: 'invalid' });
  });

  it('keeps revisions that are large', async () => {
    const random = (length: number) =>
      Array.from({ length }, () => Math.random().toString(36)).join('');
    const big = [1, 2].map(n => config(`big-${n}`, { a: random(50_000) }));
    await applier.apply(release, set('1', ...big), act('r1'));
    await applier.apply(release, set('2', config('a', {})), act('r2'));
    expect(await live(big[0])).toBeUndefined();
    await applier.rollback(release, 'sha256:1', act('r2'));
    expect((await live(big[1]))?.data).toEqual(big[1].data);
  });
}
