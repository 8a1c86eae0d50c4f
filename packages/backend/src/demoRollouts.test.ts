import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import fleetPlugin from '@flotilla/backstage-plugin-fleet-backend';
import type {
  NewRollout,
  PlacementList,
  RolloutDetails,
} from '@flotilla/backstage-plugin-fleet-common';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import fleetModuleDemo from '@flotilla/backstage-plugin-fleet-backend-module-demo';

jest.setTimeout(240_000);

const POLL_MS = 500;
const WITHIN_MS = 90_000;

const CLUSTERS = ['aks-dev-ams', 'k3s-dev-lab', 'kubeadm-dev-lab'];
const REPOSITORY = 'registry.example.com/storefront/web-shop';
const REF = 'component:default/web-shop';

const WEB_SHOP: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'web-shop',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'web-shop' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
};

describe('rollouts on the demo fleet', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        fleetPlugin,
        fleetModuleDemo,
        catalogServiceMock.factory({ entities: [WEB_SHOP] }),
        mockServices.rootConfig.factory({
          data: { fleet: { clusters: [{ type: 'demo' }] } },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
  });

  const get = async <T>(path: string, query: object = {}): Promise<T> => {
    const { body } = await request(backend.server)
      .get(`/api/fleet${path}`)
      .query(query);
    return body;
  };

  const until = async <T>(
    ask: () => Promise<T>,
    isWanted: (answer: T) => boolean,
  ): Promise<T> => {
    const deadline = Date.now() + WITHIN_MS;
    for (;;) {
      const answer = await ask();
      if (isWanted(answer)) {
        return answer;
      }
      if (Date.now() > deadline) {
        throw new Error(`Not as wanted: ${JSON.stringify(answer)}`);
      }
      await sleep(POLL_MS);
    }
  };

  /** That it has in the clusters that are meant, by their names. */
  const versions = async () => {
    const query = { entityRef: REF };
    const { items } = await get<PlacementList>('/placements', query);
    const found = items
      .filter(({ cluster }) => CLUSTERS.includes(cluster.name))
      .map(({ cluster, version }) => [cluster.name, version]);
    return Object.fromEntries(found);
  };

  const untilEverywhere = (version: string) =>
    until(versions, found => CLUSTERS.every(name => found[name] === version));

  const rolloutOf = (tag: string): NewRollout => ({
    name: 'web-shop',
    entityRef: REF,
    source: { image: { changes: [{ image: `${REPOSITORY}:${tag}` }] } },
    placement: { clusters: CLUSTERS },
    strategy: {
      waves: [{ name: 'canary', clusters: ['k3s-dev-lab'] }],
      failures: { then: 'rollback' },
      gates: { progressDeadline: 'PT30S' },
    },
  });

  const post = async (path: string, body: object) => {
    const answer = await request(backend.server)
      .post(`/api/fleet${path}`)
      .set('Authorization', mockCredentials.user.header('user:default/anna'))
      .send(body);
    return { status: answer.status, body: answer.body };
  };

  const rollOut = async (tag: string): Promise<RolloutDetails> => {
    const { status, body } = await post('/rollouts', rolloutOf(tag));
    expect([status, body.error]).toEqual([201, undefined]);
    const ended = ['succeeded', 'paused', 'rolledBack', 'rollbackFailed'];
    return await until(
      () => get<RolloutDetails>(`/rollouts/${body.id}`),
      ({ state }) => ended.includes(state),
    );
  };

  it('brings a new image in two waves, and takes back a bad one in the first', async () => {
    // Whose a workload is, is known a moment after it was seen.
    await until(
      () => post('/rollouts?dryRun=true', rolloutOf('9.9.0')),
      ({ body }) => body.items?.length === CLUSTERS.length,
    );
    const good = await rollOut('9.9.0');
    expect(good).toMatchObject({ state: 'succeeded', healthy: 3, failed: 0 });
    expect(good.waves).toHaveLength(2);
    await untilEverywhere('9.9.0');

    const bad = await rollOut('missing');
    expect(bad.state).toBe('rolledBack');
    const phases = bad.items.map(({ cluster, phase }) => [cluster.name, phase]);
    expect(Object.fromEntries(phases)).toEqual({
      'aks-dev-ams': 'Skipped',
      'k3s-dev-lab': 'RolledBack',
      'kubeadm-dev-lab': 'Skipped',
    });
    await untilEverywhere('9.9.0');
  });
});
