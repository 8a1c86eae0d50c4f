import {
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  ClusterDetails,
  ClusterList,
  ListPlacements,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import fleetPlugin from '../../index';

/** How long an answer may take before it counts as waiting for a cluster. */
const ANSWER_TIMEOUT_MS = 5_000;
const POLL_MS = 100;

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** The fleet plugin in a real backend, asked over HTTP. */
export class PortalBackend {
  static async start(options: {
    clusters: JsonObject[];
    entities?: Entity[];
  }): Promise<PortalBackend> {
    const knex = await databases.init('SQLITE_3');
    const backend = await startTestBackend({
      features: [
        fleetPlugin,
        catalogServiceMock.factory({ entities: options.entities }),
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost' },
            fleet: { clusters: options.clusters },
          },
        }),
      ],
    });
    return new PortalBackend(backend, knex);
  }

  private constructor(
    private readonly backend: TestBackend,
    private readonly knex: Knex,
  ) {}

  stop() {
    return this.backend.stop();
  }

  clusters(): Promise<ClusterList> {
    return this.#get('/clusters', {});
  }

  cluster(name: string): Promise<ClusterDetails> {
    return this.#get(`/clusters/${name}`, {});
  }

  placements(query: ListPlacements['query']): Promise<PlacementList> {
    return this.#get('/placements', query);
  }

  /** Asks again and again until an answer is as wanted. */
  async until<T>(
    ask: () => Promise<T>,
    isWanted: (answer: T) => boolean,
    withinMs: number,
  ): Promise<T> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const answer = await ask();
      if (isWanted(answer)) {
        return answer;
      }
      if (Date.now() > deadline) {
        const text = JSON.stringify(answer, undefined, 2);
        throw new Error(`Not as wanted within ${withinMs} ms: ${text}`);
      }
      await sleep(POLL_MS);
    }
  }

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
    const tables = await this.knex('sqlite_master')
      .select('name')
      .where({ type: 'table' });
    const contents = await Promise.all(
      tables.map(({ name }) => this.knex(name).select('*')),
    );
    return JSON.stringify(contents);
  }

  async #get<T>(path: string, query: object): Promise<T> {
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
