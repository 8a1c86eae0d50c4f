import type {
  DeliveryHook,
  Manifest,
} from '@flotilla/backstage-plugin-fleet-node';
import { FakeClock } from '../collect/FakeClock';
import { deployment, refTo, settings } from './__testUtils__/manifests';
import type { Act, Applier } from './Applier';
import { FakeTargetCluster } from './cluster/fake/FakeTargetCluster';
import { TargetError } from './cluster/TargetError';
import { DefaultApplier } from './DefaultApplier';
import { InventoryStore } from './inventory';

const release = { name: 'shop', namespace: 'default' };
const { signal } = new AbortController();
const act = (rolloutId = 'r1'): Act => ({
  rolloutId,
  actor: 'user:default/ann',
  fencingToken: 1,
  conflicts: 'refuse',
  signal,
});
const set = (revision: string, ...manifests: Manifest[]) => ({
  revision: `sha256:${revision}`,
  manifests,
});

describe('DefaultApplier', () => {
  let cluster: FakeTargetCluster;
  let clock: FakeClock;
  let applier: Applier;

  beforeEach(() => {
    cluster = new FakeTargetCluster();
    clock = new FakeClock();
    const inventories = new InventoryStore(cluster);
    applier = DefaultApplier.create({ cluster, inventories, clock });
  });

  const requests = () => cluster.inside.requests.splice(0);

  it('needs four requests for one object, and less for each of many', async () => {
    const options = { rolloutId: 'r1', signal };
    await applier.previous(release, options);
    expect(requests()).toEqual(['get ConfigMap default/flotilla-shop']);
    await applier.apply(release, set('1', deployment('a', 'a:1')), act());
    expect(requests()).toEqual([
      'get Deployment default/a',
      'create ConfigMap default/flotilla-shop',
      'apply Deployment default/a',
      'replace ConfigMap default/flotilla-shop',
    ]);
    await applier.apply(release, set('2', deployment('a', 'a:2')), act('r2'));
    expect(requests()).toEqual([
      'get Deployment default/a',
      'replace ConfigMap default/flotilla-shop',
      'apply Deployment default/a',
    ]);
    const many = Array.from({ length: 50 }, (_, n) => settings(`a${n}`, {}));
    await applier.apply({ ...release, name: 'many' }, set('1', ...many), act());
    expect(requests()).toHaveLength(103);
  });

  it('applies namespaces and kinds first, also those of its own', async () => {
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'new' },
    };
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Thing', plural: 'things' },
        versions: [{ name: 'v1' }],
      },
    };
    const thing = {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'one' },
    };
    const inNew = { ...release, namespace: 'new' };
    const wanted = set('1', thing, crd, namespace);
    const plan = await applier.plan(inNew, wanted, act());
    expect(plan.problems).toEqual([]);
    expect(plan.objects.map(one => [one.object.kind, one.act])).toEqual([
      ['Thing', 'create'],
      ['CustomResourceDefinition', 'create'],
      ['Namespace', 'create'],
    ]);
    await applier.apply(inNew, wanted, act());
    expect(
      requests().filter(one => /^(apply|create).*[^n]$/.test(one)),
    ).toEqual([
      'create ConfigMap new/flotilla-shop',
      'apply Namespace new',
      'create ConfigMap new/flotilla-shop',
      'apply Namespace new',
      'apply CustomResourceDefinition things.example.com',
      'apply Thing new/one',
    ]);
    const gone = await applier.apply(inNew, set('2'), act('r2'));
    expect(gone.left.map(({ reason }) => reason)).toEqual([
      'a Namespace is never deleted',
      'a CustomResourceDefinition is never deleted',
    ]);
    expect(gone.pruned).toBe(1);
  });

  it.each([
    ['forbidden', 'NotAllowedError', 'deploy/rbac/deliverer.yaml'],
    ['admission', 'InputError', 'the reason'],
    ['unreachable', 'ServiceUnavailableError', 'the reason'],
  ] as const)('tells %s by %s', async (failure, name, words) => {
    cluster.inside.refuse = ({ verb, ref }) =>
      verb === 'apply' && ref.name === 'a'
        ? new TargetError(failure, 'the reason')
        : undefined;
    const failed = applier.apply(release, set('1', settings('a', {})), act());
    await expect(failed).rejects.toMatchObject({
      name,
      message: expect.stringContaining(words),
    });
    await expect(failed).rejects.toThrow('ConfigMap default/a');
  });

  it('plans refusals, also of the inventory', async () => {
    cluster.inside.refuse = ({ ref, verb }) =>
      verb === 'get' || ref.kind !== 'ConfigMap'
        ? undefined
        : new TargetError('forbidden', 'not allowed');
    const wanted = set('1', settings('a', {}), deployment('b', 'b:1'));
    const { objects, problems } = await applier.plan(release, wanted, act());
    expect(objects.map(({ refusal }) => refusal?.reason)).toEqual([
      'forbidden',
      undefined,
    ]);
    expect(problems).toEqual([
      'The inventory cannot be kept in the namespace default: not allowed',
    ]);
  });

  it('applies again what its controllers changed meanwhile', async () => {
    const a = deployment('a', 'a:1');
    await applier.apply(release, set('1', a), act());
    let changes = 0;
    cluster.inside.before = request => {
      if (request.startsWith('apply') && changes < 3) {
        changes += 1;
        cluster.inside.setStatus(refTo(a, 'default'), { replicas: changes });
      }
    };
    await applier.apply(release, set('2', deployment('a', 'a:2')), act('r2'));
    const live = await cluster.get(refTo(a, 'default'), { signal });
    expect(JSON.stringify(live?.spec)).toContain('a:2');
  });

  describe('with hooks', () => {
    const job = (name: string): Manifest => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name },
      spec: {},
    });
    const hook = (
      name: string,
      event: DeliveryHook['events'][number],
      more: Partial<DeliveryHook> = {},
    ): DeliveryHook => ({
      manifest: job(name),
      events: [event],
      weight: 0,
      deletePolicies: ['before-hook-creation'],
      ...more,
    });
    const end = (name: string, type: string) =>
      cluster.inside.setStatus(refTo(job(name), 'default'), {
        conditions: [{ type, status: 'True', message: `it is ${type}` }],
      });
    const a = settings('a', {});
    const hooks = [
      hook('before', 'pre-install', { deletePolicies: ['hook-succeeded'] }),
      hook('upgrade', 'pre-upgrade'),
      hook('after', 'post-install'),
    ];
    const until = async (request: string) => {
      while (!cluster.inside.requests.includes(request)) {
        await clock.advance(500);
      }
    };

    it('waits for those of an installation, and runs them once', async () => {
      const wanted = { ...set('1', a), hooks };
      const done = applier.apply(release, wanted, act());
      await until('create Job default/before');
      await clock.advance(60_000);
      expect(cluster.inside.requests).not.toContain(
        'apply ConfigMap default/a',
      );
      end('before', 'Complete');
      await until('create Job default/after');
      expect(cluster.inside.requests).toContain('apply ConfigMap default/a');
      end('after', 'Complete');
      await clock.advance(500);
      await done;
      const jobs = () => requests().filter(one => one.includes(' Job '));
      expect(jobs().filter(one => !one.startsWith('get'))).toEqual([
        'create Job default/before',
        'delete Job default/before',
        'create Job default/after',
      ]);
      await applier.apply(release, wanted, act());
      expect(jobs()).toEqual([]);
      const upgraded = applier.apply(release, wanted, act('r2'));
      await until('create Job default/upgrade');
      end('upgrade', 'Complete');
      await clock.advance(500);
      await upgraded;
      expect(jobs()).not.toContain('create Job default/before');
    });

    it('fails where one fails, and runs it anew when asked again', async () => {
      const wanted = { ...set('1', a), hooks: hooks.slice(2) };
      const failed = applier
        .apply(release, wanted, act())
        .catch(error => error);
      await until('create Job default/after');
      end('after', 'Failed');
      await clock.advance(500);
      expect(await failed).toMatchObject({
        name: 'InputError',
        message: 'The hook Job default/after failed: it is Failed',
      });
      requests();
      const again = applier.apply(release, wanted, act());
      await until('create Job default/after');
      expect(requests()).toContain('delete Job default/after');
      end('after', 'Complete');
      await clock.advance(500);
      await again;
    });

    it('fails where one does not end', async () => {
      const wanted = { ...set('1', a), hooks: hooks.slice(0, 1) };
      const failed = applier
        .apply(release, wanted, act())
        .catch(error => error);
      await until('create Job default/before');
      await clock.advance(301_000);
      expect((await failed).message).toContain(
        'it did not end in five minutes',
      );
    });

    it('waits on for one that was begun before a crash', async () => {
      const wanted = { ...set('1', a), hooks: hooks.slice(2) };
      const stop = new AbortController();
      const killed = applier
        .apply(release, wanted, { ...act(), signal: stop.signal })
        .catch(error => error);
      await until('create Job default/after');
      stop.abort(new Error('killed'));
      expect((await killed).message).toBe('killed');
      requests();
      end('after', 'Complete');
      await applier.apply(release, wanted, act());
      expect(requests()).not.toContain('create Job default/after');
    });
  });
});
