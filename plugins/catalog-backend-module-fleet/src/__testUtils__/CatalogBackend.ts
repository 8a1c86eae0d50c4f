import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { fleetServiceRef } from '@flotilla/backstage-plugin-fleet-node';
import type { FakeFleetService } from '@flotilla/backstage-plugin-fleet-node/testUtils';
import request from 'supertest';
import catalogModuleFleet from '..';

/** Backstage's own catalog with this module, on SQLite, asked over HTTP. */
export class CatalogBackend {
  /** @param file - Where entities are that people wrote */
  static async start(options: {
    fleet: FakeFleetService;
    file: string;
  }): Promise<CatalogBackend> {
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleFleet,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: fleetServiceRef,
          deps: {},
          factory: () => options.fleet,
        }),
        mockServices.rootConfig.factory({ data: configOf(options.file) }),
      ],
    });
    return new CatalogBackend(backend, () =>
      scheduler.triggerTask('fleet-clusters'),
    );
  }

  private constructor(
    private readonly backend: TestBackend,
    /** Does now what is done every minute. */
    readonly refresh: () => Promise<void>,
  ) {}

  stop() {
    return this.backend.stop();
  }

  /** The entity of a reference kind/namespace/name, once it is as wanted. */
  async until(
    path: string,
    isWanted: (entity: Entity) => boolean,
  ): Promise<Entity> {
    for (;;) {
      const entity = await this.entity(path);
      if (entity && isWanted(entity)) {
        return entity;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  async entity(path: string): Promise<Entity | undefined> {
    const { status, body } = await request(this.backend.server)
      .get(`/api/catalog/entities/by-name/${path}`)
      .set('authorization', mockCredentials.user.header());
    return status === 200 ? body : undefined;
  }
}

function configOf(file: string) {
  return {
    backend: { baseUrl: 'http://localhost' },
    app: { baseUrl: 'https://portal.example.com/' },
    catalog: {
      processingInterval: { milliseconds: 300 },
      stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
      rules: [{ allow: ['Component', 'Resource', 'Location'] }],
      locations: [{ type: 'file', target: file }],
      providers: { fleet: { defaultOwner: 'group:default/platform' } },
    },
  };
}

/** What a relation of one type leads to. */
export function related({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef)
    .sort();
}
