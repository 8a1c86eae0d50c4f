import type { JsonObject } from '@backstage/types';
import type {
  DeliveryEngine,
  DeliveryTarget,
} from '@flotilla/backstage-plugin-fleet-node';
import { FakeArgoCd } from './__testUtils__/FakeArgoCd';
import { imageTarget, manifestTarget } from './__testUtils__/targets';
import { ArgoCdEngine } from './ArgoCdEngine';

const { signal } = new AbortController();
const context = { signal, fencingToken: 1 };
const COMMIT = '0123456789012345678901234567890123456789';
const NAME = 'flotilla-shop-eu';
const SOURCE = {
  repoURL: 'https://github.com/acme/shop.git',
  targetRevision: COMMIT,
  path: 'deploy',
  kustomize: {},
};

const from = (reference: string, more: Partial<DeliveryTarget> = {}) =>
  manifestTarget(
    {
      type: 'kustomize',
      url: `https://github.com/acme/shop/tree/${reference}/deploy`,
      overrides: [],
    },
    more,
  );
const target = from(COMMIT);

describe('ArgoCdEngine, for releases of its own', () => {
  let argo: FakeArgoCd;
  let engine: DeliveryEngine;
  const options = { namespace: 'argocd', project: 'default', now: () => 0 };

  beforeEach(() => {
    argo = new FakeArgoCd();
    engine = ArgoCdEngine.create({ hubs: argo.hubs, hub: 'hub', ...options });
  });

  it('makes an Application for the target, and takes it away again', async () => {
    expect(await engine.plan(target, context)).toMatchObject({
      objects: [{ act: 'create', object: { name: NAME } }],
      problems: [],
    });
    const previous = await engine.previous(target, context);
    await engine.deliver(target, context);
    expect(argo.read(NAME)).toMatchObject({
      metadata: { labels: { 'flotilla.io/release': 'shop' } },
      spec: {
        project: 'default',
        source: SOURCE,
        destination: { name: 'eu', namespace: 'shop' },
      },
      operation: { sync: { prune: true } },
    });
    argo.sync(NAME);
    expect(await engine.status(target, context)).toMatchObject({
      phase: 'Healthy',
      appliedRevision: 'sha256:manifests',
    });
    expect(await engine.rollback(target, previous, context)).toMatchObject({
      phase: 'Waiting',
    });
    expect(argo.hubs.log.slice(-2)).toEqual([
      `change Application argocd/${NAME}`,
      `delete Application argocd/${NAME}`,
    ]);
  });

  it('goes back to the commit that was delivered', async () => {
    const first = from('main', { rolloutId: 'r0' });
    expect((await engine.plan(first, context)).problems).toEqual([
      expect.stringContaining('reads main itself'),
    ]);
    await engine.deliver(first, context);
    argo.sync(NAME);
    const previous = await engine.previous(target, context);
    await engine.deliver(target, context);
    argo.sync(NAME);
    await engine.rollback(target, previous, context);
    expect(argo.read(NAME)).toMatchObject({
      spec: { source: { ...SOURCE, targetRevision: 'abc' } },
      operation: {},
    });
  });

  it('prunes nothing beside what holds data, and never takes that away', async () => {
    await engine.deliver(target, context);
    const resources = [
      { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' },
    ];
    argo.sync(NAME, { resources });
    await expect(
      engine.rollback(target, { source: null }, context),
    ).rejects.toThrow('delete it yourself');
    const next = from(COMMIT.replace('0', '1'), { rolloutId: 'r2' });
    await engine.deliver(next, context);
    expect(argo.read(NAME).operation).toMatchObject({ sync: { prune: false } });
  });

  it('waits for what was asked for, not for what was there before', async () => {
    await engine.deliver(target, context);
    argo.sync(NAME);
    const next = from('v2', { rolloutId: 'r2' });
    expect(await engine.deliver(next, context)).toMatchObject({
      phase: 'Applying',
    });
    argo.sync(NAME, {
      sync: { status: 'Synced', comparedTo: { source: SOURCE } },
    });
    const status = await engine.status(next, context);
    expect(status).toMatchObject({ phase: 'Applying' });
    expect(status.appliedRevision).not.toBe(next.desired.revision);
  });

  it('touches no Application of others', async () => {
    argo.add('web', { source: { ...SOURCE, path: 'other' } });
    await expect(engine.deliver(target, context)).rejects.toThrow(
      'open a pull request to https://github.com/acme/shop.git, path other',
    );
    argo = new FakeArgoCd();
    engine = ArgoCdEngine.create({ hubs: argo.hubs, hub: 'hub', ...options });
    argo.add(NAME, { source: SOURCE }, { status: { resources: [] } });
    await expect(engine.deliver(target, context)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect(argo.hubs.log).toEqual([]);
  });

  it('takes the clusters that app-config gives it', async () => {
    engine = ArgoCdEngine.create({
      hubs: argo.hubs,
      ...options,
      clusterSelector: { engine: 'argocd' },
    });
    const labels = { engine: 'argocd' };
    const cluster = { ...target.cluster, labels };
    const owner = { description: 'Argo CD in eu' };
    expect(await engine.ownerOf({ ...target, cluster }, context)).toEqual(
      owner,
    );
    expect(argo.hubs.asked).toBe('id-eu');
    expect(await engine.ownerOf(target, context)).toBeUndefined();
    const images = imageTarget([{ image: 'a:1' }], { cluster });
    expect(await engine.ownerOf(images, context)).toBeUndefined();
  });

  it('delivers to its own cluster by its own address', async () => {
    engine = ArgoCdEngine.create({ hubs: argo.hubs, ...options });
    await engine.deliver(target, context);
    const { destination } = argo.read(NAME).spec as JsonObject;
    expect(destination).toEqual({
      server: 'https://kubernetes.default.svc',
      namespace: 'shop',
    });
  });
});
