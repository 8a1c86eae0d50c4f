import { mockServices } from '@backstage/backend-test-utils';
import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import type { FleetCluster } from '../clusters/registry';
import { FakeApiServer } from './apiServer/FakeApiServer';
import { FakeClusterRecords } from './cluster/FakeClusterRecord';
import { FakeClock, settled } from './FakeClock';
import { FleetCollector } from './FleetCollector';
import { Pace } from './pace/Pace';
import { LocalClusterRunner } from './LocalClusterRunner';

const connection = (
  url: string,
  token = 'first',
  fields: Partial<ClusterConnection> = {},
): ClusterConnection => ({
  url,
  credential: async () => ({ type: 'bearer', token }),
  ...fields,
});

describe('FleetCollector', () => {
  const logger = mockServices.logger.mock();
  const clock = new FakeClock();
  let records: FakeClusterRecords;
  let connected: Array<{ to: ClusterConnection; server: FakeApiServer }>;
  let collector: FleetCollector;

  beforeEach(() => {
    records = new FakeClusterRecords();
    connected = [];
    collector = new FleetCollector({
      records,
      runner: new LocalClusterRunner({
        records,
        connect(to) {
          const server = new FakeApiServer(clock).document(
            '/version',
            () => ({}),
          );
          connected.push({ to, server });
          return server;
        },
        identify: async () => {},
        clock,
        pace: new Pace(clock),
        logger,
      }),
      logger,
    });
  });

  afterEach(() => collector.stop());

  const follow = async (...clusters: FleetCluster[]) => {
    await collector.follow(clusters);
    await settled();
  };
  const a = (to = connection('https://a')): FleetCluster => ({
    id: 'a',
    name: 'prod',
    connection: to,
  });
  const b: FleetCluster = {
    id: 'b',
    name: 'prod',
    connection: connection('https://b'),
  };
  const urls = () => connected.map(({ to }) => to.url);
  const running = () =>
    connected.filter(({ server }) => !server.closed).map(({ to }) => to.url);

  it('starts a collector for each cluster, and once', async () => {
    await follow(a(), b);
    await follow(b, a());
    expect(urls()).toEqual(['https://a', 'https://b']);
    expect(records.open('a').statuses[0]).toBe('initial');
    expect(connected[0].server.requests.length).toBeGreaterThan(0);
  });

  it('stops the collector of a cluster that is gone, before it resolves', async () => {
    await follow(a(), b);
    await collector.follow([b]);
    expect(running()).toEqual(['https://b']);
    await follow(a(), b);
    expect(urls()).toEqual(['https://a', 'https://b', 'https://a']);
  });

  it.each<[string, Partial<ClusterConnection>]>([
    ['URL', { url: 'https://other' }],
    ['certificate authority', { caData: 'pem' }],
    ['server name', { tlsServerName: 'other' }],
    ['verification', { skipTlsVerify: true }],
  ])('starts anew where the %s changed', async (_, fields) => {
    await follow(a());
    await follow(a(connection('https://a', 'first', fields)));
    expect(connected).toHaveLength(2);
    expect(connected[0].server.closed).toBe(true);
    expect(connected[1].to).toMatchObject(fields);
  });

  it('uses the credential as the locator named it last, without a restart', async () => {
    await follow(a());
    await follow({ ...a(connection('https://a', 'second')), name: 'renamed' });
    expect(connected).toHaveLength(1);
    const credential: ClusterCredential = await connected[0].to.credential({});
    expect(credential).toEqual({ type: 'bearer', token: 'second' });
  });

  it('says of a cluster that cannot be connected to why, and starts it later', async () => {
    const broken: FleetCluster = { id: 'a', name: 'prod', problem: 'no URL' };
    await follow(broken);
    await follow(broken);
    expect(records.open('a').syncs).toEqual([
      { status: 'unreachable', reason: 'no URL' },
    ]);
    expect(connected).toEqual([]);
    await follow(a());
    expect(urls()).toEqual(['https://a']);
    await follow(broken);
    expect(running()).toEqual([]);
  });

  it('says that rows are stale of a cluster that was seen before', async () => {
    records.open('a').synced = true;
    await follow({ id: 'a', name: 'prod', problem: 'no URL' });
    expect(records.open('a').syncs).toEqual([
      { status: 'stale', reason: 'no URL' },
    ]);
  });

  it('starts a cluster again where the inventory failed at its start', async () => {
    records.open('a').failure = new Error('The database is away');
    await follow(a(), b);
    expect(records.open('a').syncs).toEqual([]);
    await follow(a(), b);
    expect(records.open('a').statuses[0]).toBe('initial');
  });

  it('starts the others where the inventory fails for one that is broken', async () => {
    const broken: FleetCluster = { id: 'x', name: 'prod', problem: 'no URL' };
    records.open('x').failure = new Error('The database is away');
    await follow(broken, b).catch(() => {});
    await follow(broken, b);
    expect(urls()).toEqual(['https://b']);
    expect(records.open('x').statuses).toEqual(['unreachable']);
  });

  it('stops all of them', async () => {
    await follow(a(), b);
    await collector.stop();
    expect(running()).toEqual([]);
    expect(clock.sleeping).toBe(0);
    await collector.stop();
  });
});
