import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type {
  ClusterConnection,
  FleetClusterLocatorFactory,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import type { JsonObject } from '@backstage/types';
import type { ConnectHub } from '../hub';
import { FakeHubServer } from '../hub/FakeHubServer';

/** The server of a member in tests. */
export const MEMBER_URL = 'https://member.example:6443';

/** A locator whose hub is a fake. */
export function hubFixture(
  createFactory: (connect: ConnectHub) => FleetClusterLocatorFactory,
) {
  const server = new FakeHubServer();
  const factory = createFactory(() => server);
  const create = (fields: JsonObject = {}) =>
    factory.create({
      config: new ConfigReader({
        hub: {
          url: 'https://hub.example',
          auth: { type: 'token', token: 'h' },
        },
        ...fields,
      }),
      logger: mockServices.logger.mock(),
    });
  const locate = (fields?: JsonObject) => create(fields).locate({});
  const only = async (fields?: JsonObject) => {
    const located = await locate(fields);
    expect(located).toHaveLength(1);
    return located[0];
  };
  return { server, create, locate, only };
}

/** How a cluster is connected to; fails where it is not. */
export function connectionOf(cluster: LocatedCluster): ClusterConnection {
  if (!('connection' in cluster)) {
    throw new Error(cluster.problem);
  }
  return cluster.connection;
}

/** What authenticates to a cluster now. */
export function credentialOf(cluster: LocatedCluster) {
  return connectionOf(cluster).credential({});
}
