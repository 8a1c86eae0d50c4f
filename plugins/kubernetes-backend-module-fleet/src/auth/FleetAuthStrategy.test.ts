import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import { toClusterDetails } from '../clusters/clusterDetails';
import {
  FakeConnectedCluster,
  FakeFleetConnections,
} from '../__testUtils__/FakeFleetConnections';
import { FleetAuthStrategy } from './FleetAuthStrategy';

describe('FleetAuthStrategy', () => {
  let connections: FakeFleetConnections;
  let strategy: FleetAuthStrategy;
  let now: number;

  beforeEach(() => {
    now = 0;
    connections = new FakeFleetConnections();
    strategy = new FleetAuthStrategy(connections, () => now);
  });

  function publish(connection: Partial<ClusterConnection> = {}) {
    const cluster = new FakeConnectedCluster('prod', connection);
    connections.publish([cluster]);
    return toClusterDetails(cluster);
  }

  /** What using a credential of this connection fails with. */
  async function refusal(connection: Partial<ClusterConnection>) {
    const credential = await strategy.getCredential(publish(connection));
    return () => (credential as { token: string }).token;
  }

  it.each([
    [
      { type: 'bearer', token: 't' },
      { type: 'bearer token', token: 't' },
    ],
    [
      { type: 'x509', cert: 'c', key: 'k' },
      { type: 'x509 client certificate', cert: 'c', key: 'k' },
    ],
    [{ type: 'none' }, { type: 'anonymous' }],
  ] as const)(
    'gives the credential of the connection: %j',
    async (own, given) => {
      const details = publish({ credential: async () => own });
      expect(await strategy.getCredential(details)).toEqual(given);
    },
  );

  it('gives none to a cluster that is not of the fleet', async () => {
    publish();
    const foreign = { name: 'prod', url: 'https://other', authMetadata: {} };
    expect(await strategy.getCredential(foreign)).toEqual({
      type: 'anonymous',
    });
  });

  it.each([
    { url: 'https://elsewhere.example.com' },
    { caData: btoa('another authority') },
    { caFile: '/tmp/another-authority' },
    { skipTLSVerify: true },
    { authMetadata: { 'flotilla.io/cluster-id': 'id-of-no-one' } },
  ])('does not let itself be led elsewhere: %j', async changed => {
    const details = { ...publish(), ...changed };
    const credential = await strategy.getCredential(details);
    expect(() => (credential as { token: string }).token).toThrow(
      'it is no cluster of the fleet, or not any more',
    );
  });

  it('does not fail where a credential cannot be had: its use does', async () => {
    const use = await refusal({
      credential: async () => {
        throw new Error('the token file is gone');
      },
    });
    expect(use).toThrow('the credential cannot be had: the token file is gone');
    expect(use).toThrow(expect.objectContaining({ name: 'FetchError' }));
  });

  it('refuses what the Kubernetes plugin cannot use, and says so', async () => {
    const basic = await refusal({
      credential: async () => ({
        type: 'basic',
        username: 'canary-user',
        password: 'canary-password',
      }),
    });
    expect(basic).toThrow('cannot use a credential of type basic');
    expect(basic).not.toThrow(/canary/);
    expect(await refusal({ tlsServerName: 'api.internal' })).toThrow(
      'its certificate is for another name (api.internal)',
    );
  });

  it('reads a credential once a minute, and one that failed at once again', async () => {
    const answers = ['first', 'second', undefined, 'third'];
    const details = publish({
      credential: async () => {
        const token = answers.shift();
        if (!token) {
          throw new Error('not now');
        }
        return { type: 'bearer', token };
      },
    });
    const token = async () =>
      ((await strategy.getCredential(details)) as { token: string }).token;

    expect(await Promise.all([token(), token()])).toEqual(['first', 'first']);
    now = 59_999;
    expect(await token()).toBe('first');
    now = 60_000;
    expect(await token()).toBe('second');
    now = 120_000;
    await expect(token()).rejects.toThrow('not now');
    expect(await token()).toBe('third');
  });

  it('tells nothing of itself to browsers', () => {
    expect(strategy.presentAuthMetadata()).toEqual({});
    expect(strategy.validateCluster()).toEqual([]);
  });
});
