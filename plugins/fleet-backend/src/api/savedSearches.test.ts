import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { AuthorizedQuestion } from '../access';
import {
  DatabaseSavedSearchStore,
  savedSearchQuestions,
} from '../questions/savedSearches';
import { createOpenApiRouter } from '../schema/openapi/generated';
import { migrated } from '../testing/migrated';
import { seeingAll } from '../testing/seeingAll';
import { createAsk } from './ask';
import { addSavedSearchRoutes } from './savedSearches';

jest.setTimeout(60_000);

describe('the routes of saved searches', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const auditor = mockServices.auditor.mock();
  let app: express.Express;

  beforeAll(async () => {
    const knex = await migrated(await databases.init('SQLITE_3'));
    const { list, save, remove } = savedSearchQuestions(
      DatabaseSavedSearchStore.create({ knex, now: () => 0 }),
    );
    const asker = await seeingAll(knex);
    const access = {
      askerOf: async (credentials: typeof asker.credentials) => ({
        ...asker,
        credentials,
      }),
      require: async () => {},
    };
    const router = await createOpenApiRouter({
      validatorOptions: { validateResponses: true, validateRequests: true },
    });
    const options = {
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
      auditor,
    };
    const questions = {
      savedSearches: new AuthorizedQuestion(list, access),
      saveSearch: new AuthorizedQuestion(save, access),
      deleteSavedSearch: new AuthorizedQuestion(remove, access),
    };
    addSavedSearchRoutes(router, createAsk(options), questions, options);
    app = express().use(router).use(mockErrorHandler());
  });

  beforeEach(() => {
    jest.clearAllMocks();
  });

  const audited = () =>
    jest.mocked(auditor.createEvent).mock.calls.map(([{ eventId, meta }]) => ({
      eventId,
      ...meta,
    }));

  it('save, list and delete, as the OpenAPI file says', async () => {
    const search = {
      name: 'mine',
      filter: '{"status":"failed"}',
      groupBy: ['owner'],
    };
    const saved = await request(app).post('/saved-searches').send(search);
    expect([saved.status, saved.body.error]).toEqual([201, undefined]);
    expect(saved.body).toMatchObject({ ...search, own: true, shared: false });

    const listed = await request(app).get('/saved-searches?limit=5');
    expect(listed.body).toEqual({ items: [saved.body] });

    const path = `/saved-searches/${saved.body.id}`;
    expect((await request(app).delete(path)).status).toBe(204);
    expect((await request(app).delete(path)).status).toBe(404);
    expect((await request(app).get('/saved-searches')).body.items).toEqual([]);
    expect(audited()).toEqual([
      { eventId: 'saved-search', actionType: 'save' },
      { eventId: 'fleet-read', question: 'saved-searches' },
      { eventId: 'saved-search', actionType: 'delete' },
      { eventId: 'saved-search', actionType: 'delete' },
      { eventId: 'fleet-read', question: 'saved-searches' },
    ]);
    // What is searched for is nobody's business.
    expect(JSON.stringify(audited())).not.toContain('failed');
  });

  it.each([
    {},
    { name: '' },
    { name: 'x', filter: '{"nothing":1}' },
    { name: 'x', groupBy: ['name'] },
    { name: 'x', groupBy: ['owner', 'image', 'status'] },
    { name: 'x', orderBy: 'nothing' },
  ])('refuse %j', async search => {
    const response = await request(app).post('/saved-searches').send(search);
    expect(response.status).toBe(400);
    expect(response.body.error.name).toBe('InputError');
  });

  it('are for people alone', async () => {
    const response = await request(app)
      .post('/saved-searches')
      .set('authorization', mockCredentials.service.header())
      .send({ name: 'x' });
    expect(response.status).toBe(403);
  });
});
