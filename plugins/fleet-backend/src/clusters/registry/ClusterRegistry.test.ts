import { mockServices } from '@backstage/backend-test-utils';
import type {
  ClusterConnection,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { FakeClusterStore } from '../store/FakeClusterStore';
import { ClusterRegistry } from './ClusterRegistry';
import type { FleetCluster } from './types';

const connection: ClusterConnection = {
  url: 'https://a',
  credential: async () => ({ type: 'none' }),
};
const located = (key: string): LocatedCluster => ({
  key,
  name: `name-of-${key}`,
  connection,
});

describe('ClusterRegistry', () => {
  const logger = mockServices.logger.mock();
  let store: FakeClusterStore;
  let sources: Record<string, () => Promise<LocatedCluster[]>>;
  let told: string[][];
  let last: readonly FleetCluster[];
  let registry: ClusterRegistry;

  beforeEach(() => {
    store = new FakeClusterStore();
    sources = {};
    told = [];
  });

  const create = () => {
    registry = new ClusterRegistry({
      locators: Object.keys(sources).map(id => ({
        id,
        locator: { locate: () => sources[id]() },
      })),
      store,
      logger,
      async onFleet(clusters) {
        last = clusters;
        told.push(clusters.map(({ id }) => id));
        expect(store.retired).toHaveLength(told.length - 1);
      },
    });
  };
  const refresh = () => registry.refresh(new AbortController().signal);
  const fails = async () => {
    throw new Error('no access');
  };

  it('tells of the clusters of all locators, then lets go of the others', async () => {
    const labels = { env: 'prod' };
    sources.one = async () => [{ ...located('a'), labels }, located('b')];
    sources.two = async () => [{ key: 'c', name: 'c', problem: 'no URL' }];
    create();
    await refresh();
    expect(last).toEqual([
      { id: 'one/a', name: 'name-of-a', labels, connection },
      { id: 'one/b', name: 'name-of-b', connection },
      { id: 'two/c', name: 'c', problem: 'no URL' },
    ]);
    await refresh();
    await refresh();
    expect(store.retired).toEqual([
      { locators: ['one', 'two'], keep: [] },
      { locators: ['one', 'two'], keep: [] },
      {
        locators: ['one', 'two'],
        keep: [
          { locator: 'one', ids: ['one/a', 'one/b'] },
          { locator: 'two', ids: ['two/c'] },
        ],
      },
    ]);
  });

  it('keeps the clusters of a locator that fails, and says why', async () => {
    sources.one = async () => [located('a')];
    sources.two = async () => [located('b')];
    create();
    await refresh();
    sources.one = fails;
    sources.two = async () => [];
    await refresh();
    expect(told).toEqual([['one/a', 'two/b'], ['one/a']]);
    expect([...store.problems]).toEqual([['one', 'no access']]);
    await refresh();
    await refresh();
    // Of a locator that cannot be read, nobody can tell who is gone.
    expect(store.retired.at(-1)?.keep).toEqual([{ locator: 'two', ids: [] }]);
    sources.one = async () => [];
    await refresh();
    expect(store.problems.size).toBe(0);
    expect(told.at(-1)).toEqual([]);
  });

  it('retires nothing of a locator that has failed from the start', async () => {
    sources.one = fails;
    create();
    await refresh();
    expect(store.retired).toEqual([{ locators: ['one'], keep: [] }]);
  });

  it('does nothing more when it is stopped meanwhile', async () => {
    const stop = new AbortController();
    sources.one = async () => {
      stop.abort();
      throw new Error('aborted');
    };
    create();
    await registry.refresh(stop.signal);
    expect(told).toEqual([]);
    expect(store.problems.size).toBe(0);
    expect(store.retired).toEqual([]);
  });
});
