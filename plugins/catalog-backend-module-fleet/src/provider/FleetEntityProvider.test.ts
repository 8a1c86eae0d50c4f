import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  FakeFleetService,
  fakeCluster,
} from '@flotilla/backstage-plugin-fleet-node/testUtils';
import { resource, service } from '../__testUtils__/entities';
import { FakeCatalog } from '../__testUtils__/FakeCatalog';
import { FleetEntityProvider } from './FleetEntityProvider';

describe('FleetEntityProvider', () => {
  let fleet: FakeFleetService;
  let catalog: FakeCatalog;
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    jest.resetAllMocks();
    fleet = new FakeFleetService();
    catalog = new FakeCatalog();
  });

  const connection = () => ({
    applyMutation: (mutation: Parameters<FakeCatalog['applyMutation']>[0]) =>
      catalog.applyMutation(mutation),
  });

  /** A backend that has just started; what it gives refreshes the catalog. */
  async function started(signal = new AbortController().signal) {
    let task: SchedulerServiceTaskInvocationDefinition;
    const provider = new FleetEntityProvider({
      auth: mockServices.auth(),
      catalog,
      fleet,
      logger,
      rules: { defaultOwner: 'unknown' },
      taskRunner: {
        async run(definition) {
          task = definition;
        },
      },
    });
    await provider.connect({ ...connection(), refresh: async () => {} });
    return async () => task.fn(signal);
  }
  /** How many entities each mutation since the last look had, by kind. */
  const mutations = () =>
    catalog.mutations
      .splice(0)
      .map(mutation =>
        mutation.type === 'full'
          ? { full: mutation.entities.length }
          : { added: mutation.added.length, removed: mutation.removed.length },
      );
  const names = () => Object.keys(catalog.ours()).sort();

  it('keeps an entity for each cluster, and says nothing twice', async () => {
    fleet.clusters = ['a', 'b', 'c'].map(name => fakeCluster({ name }));
    const refresh = await started();
    await refresh();
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(mutations()).toEqual([{ full: 3 }]);

    await refresh();
    expect(mutations()).toEqual([]);

    const [a, b] = fleet.clusters;
    fleet.clusters = [
      a,
      { ...b, version: 'v1.35.0' },
      fakeCluster({ name: 'd' }),
    ];
    await refresh();
    expect(mutations()).toEqual([{ added: 2, removed: 1 }]);
    expect(names()).toEqual(['a', 'b', 'd']);
  });

  it('does not care for what changes all the time', async () => {
    const [cluster] = (fleet.clusters = [fakeCluster({ name: 'prod' })]);
    const refresh = await started();
    await refresh();
    mutations();
    const sync = { ...cluster.sync, status: 'stale' as const };
    fleet.clusters = [{ ...cluster, health: 'degraded', sync }];
    await refresh();
    expect(mutations()).toEqual([]);
  });

  it('says what surely runs on a cluster', async () => {
    fleet.clusters = ['a', 'b'].map(name => fakeCluster({ name, id: name }));
    fleet.services = [
      service('component:default/checkout', { a: 'high', b: 'medium' }),
      service('component:default/search', { a: 'high', b: 'low' }),
    ];
    const refresh = await started();
    await refresh();
    expect(catalog.ours().a.spec?.dependencyOf).toEqual([
      'component:default/checkout',
      'component:default/search',
    ]);
    expect(catalog.ours().b.spec).not.toHaveProperty('dependencyOf');
    mutations();

    fleet.services = fleet.services.slice(1);
    await refresh();
    expect(mutations()).toEqual([{ added: 1, removed: 0 }]);
    expect(catalog.ours().a.spec?.dependencyOf).toEqual([
      'component:default/search',
    ]);
  });

  it('takes thousands in bounded parts, and once', async () => {
    fleet.clusters = Array.from({ length: 3_000 }, (_, n) =>
      fakeCluster({ name: `edge-${n}` }),
    );
    fleet.services = Array.from({ length: 250 }, (_, n) =>
      service(`component:default/s-${n}`, { 'id-of-edge-7': 'high' }),
    );
    const refresh = await started();
    await refresh();
    expect(mutations()).toEqual([
      { full: 500 },
      ...Array.from({ length: 5 }, () => ({ added: 500, removed: 0 })),
    ]);
    expect(names()).toHaveLength(3_000);
    expect(catalog.ours()['edge-7'].spec?.dependencyOf).toHaveLength(250);

    await refresh();
    expect(mutations()).toEqual([]);

    const again = await started();
    await again();
    expect(mutations()).toEqual([{ full: 3_000 }]);
  });

  it('leaves all as it is while the fleet does not answer', async () => {
    fleet.clusters = [fakeCluster({ name: 'prod' })];
    const refresh = await started();
    await refresh();
    mutations();

    fleet.failure = new Error('not now');
    fleet.clusters = [];
    await refresh();
    expect(mutations()).toEqual([]);
    expect(names()).toEqual(['prod']);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('stay as they were'),
      fleet.failure,
    );

    fleet.failure = undefined;
    await refresh();
    expect(mutations()).toEqual([{ added: 0, removed: 1 }]);
  });

  it('says again what the catalog did not take', async () => {
    fleet.clusters = [fakeCluster({ name: 'a' })];
    const refresh = await started();
    catalog.failure = new Error('deadlock');
    await refresh();
    catalog.failure = undefined;
    await refresh();
    expect(mutations()).toEqual([{ full: 1 }]);

    fleet.clusters = ['a', 'b'].map(name => fakeCluster({ name }));
    catalog.failure = new Error('deadlock');
    await refresh();
    catalog.failure = undefined;
    await refresh();
    expect(mutations()).toEqual([{ added: 1, removed: 0 }]);
  });

  it('stops where it is told to', async () => {
    fleet.clusters = [fakeCluster({ name: 'a' })];
    const refresh = await started(AbortSignal.abort());
    await refresh();
    expect(mutations()).toEqual([]);
  });

  it('leaves names that others have to them, whenever they come', async () => {
    catalog.put(resource('taken', {}, 'database'));
    fleet.clusters = ['taken', 'free'].map(name =>
      fakeCluster({ name, id: `0000000${name.length}-x` }),
    );
    const refresh = await started();
    await refresh();
    expect(names()).toEqual(['free', 'taken-00000005']);

    catalog.put(resource('free'));
    await refresh();
    expect(names()).toEqual(['free-00000004', 'taken-00000005']);
    mutations();
    await refresh();
    expect(mutations()).toEqual([]);
  });

  it('leaves out a cluster for which an entity of people stands', async () => {
    fleet.clusters = [
      fakeCluster({ name: 'a', id: 'id-a' }),
      fakeCluster({ name: 'b', entityRef: 'resource:infra/located' }),
      fakeCluster({ name: 'c', entityRef: 'resource:default/c' }),
    ];
    catalog.put(resource('theirs', { 'flotilla.io/cluster-id': 'id-a' }, 'vm'));
    const located = resource('located');
    located.metadata.namespace = 'infra';
    catalog.put(located);
    const refresh = await started();
    await refresh();
    expect(names()).toEqual(['c']);
  });
});
