import type { JsonObject } from '@backstage/types';
import type { DeliveryEngine } from '@flotilla/backstage-plugin-fleet-node';
import { FakeArgoCd } from './__testUtils__/FakeArgoCd';
import { imageTarget } from './__testUtils__/targets';
import { ArgoCdEngine } from './ArgoCdEngine';

const { signal } = new AbortController();
const context = { signal, fencingToken: 1 };
const GIT = { repoURL: 'https://git.example/shop.git', path: 'deploy' };
const NEW = 'registry.example/web:2';
const KUSTOMIZE = { ...GIT, kustomize: { images: ['registry.example/web:1'] } };
const target = imageTarget([{ image: NEW }]);

describe('ArgoCdEngine, for workloads that Applications manage', () => {
  let argo: FakeArgoCd;
  let engine: DeliveryEngine;
  let now: number;

  beforeEach(() => {
    now = 0;
    argo = new FakeArgoCd();
    engine = ArgoCdEngine.create({
      hubs: argo.hubs,
      hub: 'hub',
      namespace: 'argocd',
      project: 'default',
      now: () => now,
    });
  });

  const specOf = (name: string) => argo.read(name).spec as JsonObject;
  const owner = () => engine.ownerOf(target, context);

  it.each<[string, JsonObject, boolean]>([
    ['its server', { server: 'https://eu.example:6443' }, true],
    ['its name', { name: 'eu' }, true],
    ['another server', { server: 'https://us.example' }, false],
    ['the hub itself', { name: 'in-cluster' }, false],
  ])(
    'owns what an Application delivers to %s',
    async (_, destination, owns) => {
      argo.add('web', { source: KUSTOMIZE, destination });
      expect(await owner()).toEqual(
        owns ? { description: 'Argo CD Application argocd/web' } : undefined,
      );
      expect(argo.hubs.asked).toBe('hub');
    },
  );

  it('lists Applications once for all targets of a wave', async () => {
    expect(await owner()).toBeUndefined();
    argo.add('web', { source: KUSTOMIZE });
    expect(await owner()).toBeUndefined();
    now += 10_001;
    expect(await owner()).toBeDefined();
  });

  it('asks again for a list that could not be had', async () => {
    argo.add('web', { source: KUSTOMIZE });
    argo.hubs.away = true;
    await expect(owner()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    argo.hubs.away = false;
    expect(await owner()).toBeDefined();
  });

  it('changes the image in the source, follows it, and brings it back exactly', async () => {
    argo.add('web', { source: KUSTOMIZE });
    const before = specOf('web');
    expect((await engine.plan(target, context)).objects).toEqual([
      {
        object: {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          namespace: 'argocd',
          name: 'web',
        },
        act: 'update',
        differences: [
          {
            path: 'spec.source.kustomize.images[registry.example/web]',
            from: '"registry.example/web:1"',
            to: '"registry.example/web:2"',
          },
        ],
        conflicts: [],
      },
    ]);
    const previous = await engine.previous(target, context);
    const delivered = await engine.deliver(target, context);
    expect(delivered).toMatchObject({ phase: 'Applying' });
    expect(specOf('web').source).toEqual({
      ...GIT,
      kustomize: { images: [NEW] },
    });
    expect(argo.read('web').operation).toBeUndefined();
    argo.sync('web');
    expect(await engine.status(target, context)).toMatchObject({
      phase: 'Healthy',
      appliedRevision: 'sha256:images',
      source: 'argocd Application argocd/web',
    });
    await engine.rollback(target, previous, context);
    expect(specOf('web')).toEqual(before);
    argo.sync('web');
    expect(await engine.status(target, context)).toMatchObject({
      phase: 'Healthy',
      appliedRevision: 'abc',
    });
  });

  it('does nothing twice', async () => {
    argo.add('web', { source: KUSTOMIZE, syncPolicy: {} });
    await engine.deliver(target, context);
    argo.sync('web');
    argo.hubs.log.length = 0;
    await engine.deliver(target, context);
    expect(argo.hubs.log).toEqual([]);
    expect(argo.read('web').operation).toBeUndefined();
  });

  it('asks for a synchronization where there is none by itself', async () => {
    argo.add('web', { source: KUSTOMIZE, syncPolicy: {} });
    await engine.deliver(target, context);
    expect(argo.read('web').operation).toEqual({
      initiatedBy: { username: 'flotilla' },
      info: [
        { name: 'Rollout', value: 'r1' },
        { name: 'Actor', value: 'user:default/anna' },
      ],
      sync: { prune: false },
    });
    const other = imageTarget([{ image: NEW }], { rolloutId: 'r2' });
    await expect(engine.deliver(other, context)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('busy'),
    });
  });

  it('brings no other changes along, unless that is asked for', async () => {
    const sync = { status: 'OutOfSync', comparedTo: { source: KUSTOMIZE } };
    const status = { sync };
    argo.add('web', { source: KUSTOMIZE, syncPolicy: {} }, { status });
    const { problems } = await engine.plan(target, context);
    expect(problems).toEqual([expect.stringContaining('behind its source')]);
    await expect(engine.deliver(target, context)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await engine.deliver({ ...target, conflicts: 'takeOver' }, context);
    expect(argo.read('web').operation).toBeDefined();
  });

  it('refuses a replica that another one has taken over from', async () => {
    argo.add('web', { source: KUSTOMIZE });
    await engine.deliver(target, { signal, fencingToken: 3 });
    await expect(engine.deliver(target, context)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const later = imageTarget([{ image: NEW }], { rolloutId: 'r2' });
    await engine.deliver(later, context);
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    [
      'plain manifests',
      { source: GIT },
      { status: { sourceType: 'Directory' } },
      'open a pull request to https://git.example/shop.git, path deploy',
    ],
    ['several sources', { sources: [GIT] }, {}, 'several sources'],
    [
      'a chart whose parameters are not known',
      { source: { ...GIT, helm: {} } },
      {},
      'flotilla.io/image-parameter',
    ],
    [
      'an ApplicationSet',
      { source: KUSTOMIZE },
      {
        metadata: {
          ownerReferences: [{ kind: 'ApplicationSet', name: 'all' }],
        },
      },
      'generated by the ApplicationSet argocd/all',
    ],
    [
      'another Application',
      { source: KUSTOMIZE },
      {
        metadata: {
          annotations: {
            'argocd.argoproj.io/tracking-id':
              'root:argoproj.io/Application:a/b',
          },
        },
      },
      'managed by the Application root',
    ],
  ])('refuses what is of %s', async (_, spec, more, message) => {
    argo.hubs.put({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'all', namespace: 'argocd' },
      spec: {},
    });
    argo.add('web', spec, more);
    const wanted = {
      name: 'InputError',
      message: expect.stringContaining(message),
    };
    await expect(engine.plan(target, context)).rejects.toMatchObject(wanted);
    await expect(engine.deliver(target, context)).rejects.toMatchObject(wanted);
    expect(argo.hubs.log).toEqual([]);
  });

  it('changes what an ApplicationSet has only created', async () => {
    argo.hubs.put({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'all', namespace: 'argocd' },
      spec: { syncPolicy: { applicationsSync: 'create-only' } },
    });
    const ownerReferences = [{ kind: 'ApplicationSet', name: 'all' }];
    argo.add('web', { source: KUSTOMIZE }, { metadata: { ownerReferences } });
    await engine.deliver(target, context);
    expect(argo.hubs.log).toEqual(['change Application argocd/web']);
  });

  it('refuses what nothing of Argo CD manages, or only in part', async () => {
    await expect(engine.deliver(target, context)).rejects.toThrow(
      'No Argo CD Application',
    );
    argo.add('web', { source: KUSTOMIZE });
    now += 10_001;
    const { desired } = target;
    const workloads = [
      ...(desired.type === 'image' ? desired.workloads : []),
      { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' },
    ];
    const both = { ...desired, workloads } as typeof desired;
    await expect(
      engine.deliver({ ...target, desired: both }, context),
    ).rejects.toThrow('not Deployment other');
  });
});
