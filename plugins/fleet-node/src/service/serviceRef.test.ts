import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { fleetServiceRef } from './serviceRef';
import type { FleetService } from './types';

/** What the fleet was asked for, and on whose behalf. */
interface Asked {
  url?: string;
  principal: unknown;
}

/** Answers every read with one body, or refuses it. */
function fleetBackend(
  answer: { body?: unknown; error?: Error },
  asked: Asked[],
) {
  return createBackendPlugin({
    pluginId: 'fleet',
    register(reg) {
      reg.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          httpRouter.use(async (req, res, next) => {
            const { principal } = await httpAuth.credentials(req);
            asked.push({ url: req.url, principal });
            if (answer.error) {
              next(answer.error);
            } else {
              res.json(answer.body);
            }
          });
        },
      });
    },
  });
}

describe('fleetServiceRef', () => {
  let backend: TestBackend;
  let fleet: FleetService;
  const answer: { body?: unknown; error?: Error } = {};
  const asked: Asked[] = [];

  beforeAll(async () => {
    const taker = createBackendPlugin({
      pluginId: 'catalog',
      register(reg) {
        reg.registerInit({
          deps: { service: fleetServiceRef },
          async init({ service }) {
            fleet = service;
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [fleetBackend(answer, asked), taker],
    });
  });

  beforeEach(() => {
    asked.length = 0;
  });

  afterAll(() => backend.stop());

  it('asks the fleet on behalf of whoever asks it', async () => {
    answer.body = { items: [], totalItems: 0 };
    const credentials = mockCredentials.user('user:default/anna');

    const query = { status: ['stale' as const], limit: 5 };
    expect(await fleet.listClusters(query, { credentials })).toEqual(
      answer.body,
    );
    expect(await fleet.listVersions({ limit: 7 }, { credentials })).toEqual(
      answer.body,
    );
    const principal = expect.objectContaining({
      type: 'user',
      userEntityRef: 'user:default/anna',
    });
    expect(asked).toEqual([
      { url: '/clusters?status=stale&limit=5', principal },
      { url: '/versions?limit=7', principal },
    ]);
  });

  it('asks as a plugin, too', async () => {
    const credentials = mockCredentials.service('plugin:catalog');
    await fleet.listVersions({}, { credentials });
    expect(asked).toEqual([
      {
        url: '/versions',
        principal: expect.objectContaining({ type: 'service' }),
      },
    ]);
  });

  it('rejects with what the fleet says', async () => {
    answer.error = new ConflictError('use an id');
    await expect(
      fleet.listVersions(
        { cluster: 'prod' },
        { credentials: mockCredentials.service() },
      ),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      cause: { name: 'ConflictError', message: 'use an id' },
    });
  });
});
