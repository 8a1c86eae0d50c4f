import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  AddonList,
  CertificateList,
  ChangeList,
  ClusterDetails,
  ClusterList,
  ClusterVersionList,
  CostList,
  DeprecatedApiList,
  EstimateCosts,
  ListAddons,
  ListCertificates,
  ListChanges,
  ListClusterVersions,
  ListDeprecatedApis,
  ListNodes,
  ListPlacements,
  ListRestarts,
  ListUpgrades,
  NodeList,
  PlacementList,
  RestartList,
  RolloutDetails,
  RolloutPlan,
  UpgradeList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import fleetPlugin from '../../index';
import { until } from './until';

/** How long an answer may take before it counts as waiting for a cluster. */
const ANSWER_TIMEOUT_MS = 5_000;

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** The fleet plugin in a real backend, asked over HTTP. */
export class PortalBackend {
  static async start(options: {
    clusters: JsonObject[];
    entities?: Entity[];
    /** Of one that was stopped; an empty one if absent. */
    database?: Knex;
    /** Besides what tests need. */
    config?: JsonObject;
  }): Promise<PortalBackend> {
    const knex = options.database ?? (await databases.init('SQLITE_3'));
    const backend = await startTestBackend({
      features: [
        fleetPlugin,
        catalogServiceMock.factory({ entities: options.entities }),
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost' },
            fleet: { clusters: options.clusters },
            ...options.config,
          },
        }),
      ],
    });
    return new PortalBackend(backend, knex);
  }

  private constructor(
    private readonly backend: TestBackend,
    readonly database: Knex,
  ) {}

  stop() {
    return this.backend.stop();
  }

  clusters(): Promise<ClusterList> {
    return this.get('/clusters', {});
  }

  cluster(name: string): Promise<ClusterDetails> {
    return this.get(`/clusters/${name}`, {});
  }

  placements(query: ListPlacements['query']): Promise<PlacementList> {
    return this.get('/placements', query);
  }

  nodes(query: ListNodes['query']): Promise<NodeList> {
    return this.get('/nodes', query);
  }

  costs(query: EstimateCosts['query']): Promise<CostList> {
    return this.get('/costs', query);
  }

  clusterVersions(
    query: ListClusterVersions['query'],
  ): Promise<ClusterVersionList> {
    return this.get('/versions/clusters', query);
  }

  certificates(query: ListCertificates['query']): Promise<CertificateList> {
    return this.get('/certificates', query);
  }

  deprecatedApis(
    query: ListDeprecatedApis['query'],
  ): Promise<DeprecatedApiList> {
    return this.get('/deprecated-apis', query);
  }

  addons(query: ListAddons['query']): Promise<AddonList> {
    return this.get('/addons', query);
  }

  restarts(query: ListRestarts['query']): Promise<RestartList> {
    return this.get('/restarts', query);
  }

  /** Asks a cluster itself; answers with whatever came. */
  async live(
    workloadId: string,
    what: 'events' | 'logs',
    query: object = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const { status, body } = await request(this.backend.server)
      .get(`/api/fleet/workloads/${workloadId}/${what}`)
      .query(query);
    return { status, body };
  }

  upgrades(query: ListUpgrades['query']): Promise<UpgradeList> {
    return this.get('/upgrades', query);
  }

  changes(query: ListChanges['query']): Promise<ChangeList> {
    return this.get('/changes', query);
  }

  /** Asks again and again until an answer is as wanted. */
  until = until;

  untilAllCurrent(): Promise<ClusterList> {
    return this.until(
      () => this.clusters(),
      ({ coverage }) =>
        coverage.clusters > 0 && coverage.current === coverage.clusters,
      60_000,
    );
  }

  /** All that is in the database, as one text. */
  async dump(): Promise<string> {
    const tables = await this.database('sqlite_master')
      .select('name')
      .where({ type: 'table' });
    const contents = await Promise.all(
      tables.map(({ name }) => this.database(name).select('*')),
    );
    return JSON.stringify(contents);
  }

  /** Sends a document as somebody, and answers with whatever came. */
  async send<T>(
    path: string,
    body: object,
    user: string = 'user:default/anna',
  ): Promise<{ status: number; body: T }> {
    const response = await request(this.backend.server)
      .post(`/api/fleet${path}`)
      .set('Authorization', mockCredentials.user.header(user))
      .send(body);
    return { status: response.status, body: response.body };
  }

  rollout(id: string): Promise<RolloutDetails> {
    return this.get(`/rollouts/${id}`, {});
  }

  rolloutPlan(id: string): Promise<RolloutPlan> {
    return this.get(`/rollouts/${id}/plan`, {});
  }

  /**
   * Asks a question by its path, for example `/restarts`.
   *
   * @throws where it is not answered
   */
  async get<T>(path: string, query: object): Promise<T> {
    const response = await request(this.backend.server)
      .get(`/api/fleet${path}`)
      .timeout(ANSWER_TIMEOUT_MS)
      .query(query);
    if (response.status !== 200) {
      throw new Error(`${path}: ${response.status} ${response.text}`);
    }
    return response.body;
  }
}
