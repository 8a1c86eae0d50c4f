import {
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { stringifyEntityRef } from '@backstage/catalog-model';
import express from 'express';
import type { Knex } from 'knex';
import request from 'supertest';
import { DefaultReadAccess } from './access';
import { registerActions } from './actions';
import { createRouter } from './api';
import { createQuestions } from './createQuestions';
import { FleetSnapshots } from './questions/coverage';
import { spec } from './schema/openapi/generated';
import { component } from './testing/askPlacements';
import { FakeEntities } from './testing/FakeEntities';
import {
  HIDDEN,
  liveForAskers,
  OPEN,
  seedForAskers,
} from './testing/askersFleet';
import { migrated } from './testing/migrated';
import { NOW } from './testing/seedFleet';
import {
  ASKERS,
  credentialsOf,
  threeAskersPolicy,
} from './testing/threeAskers';
import { EVERY_ACT, EVERY_QUESTION } from './testing/everyQuestion';
import { rolloutsForAskers } from './testing/rolloutsForAskers';
import { testDelivery } from './testing/testDelivery';

jest.setTimeout(120_000);

type AskerName = keyof typeof ASKERS;

interface Answer {
  status: number;
  body: Record<string, unknown> & { items?: unknown[]; totalItems?: number };
}

/** Of an answer that there is none of. */
const REFUSED: Answer['body'] = {};

/** Which texts somebody may not read anywhere in an answer. */
const UNREADABLE: Record<AskerName, readonly string[]> = {
  admin: [],
  some: HIDDEN,
  nobody: [...HIDDEN, ...OPEN],
};

describe('every question, asked by everybody in every way', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let app: express.Express;
    const registry = actionsRegistryServiceMock();
    const asking: { asker: AskerName } = { asker: 'admin' };

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      await seedForAskers(knex);
      const now = () => NOW;
      const snapshots = FleetSnapshots.create({ knex, now });
      const entity = component('theirs', {
        'backstage.io/kubernetes-label-selector': 'everywhere=yes',
      });
      const access = DefaultReadAccess.create({
        permissions: threeAskersPolicy,
        snapshots,
        now,
      });
      const questions = createQuestions({
        knex,
        live: liveForAskers(),
        now,
        catalog: {
          getEntityByRef: async ref =>
            ref === stringifyEntityRef(entity) ? entity : undefined,
          getEntitiesByRefs: (...asked) =>
            new FakeEntities().getEntitiesByRefs(...asked),
        },
        access,
      });
      await rolloutsForAskers(knex, now);
      const { rollouts } = testDelivery({
        knex,
        access,
        permissions: threeAskersPolicy,
        snapshots,
        now,
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
      });
      const router = await createRouter({
        httpAuth: {
          credentials: async () => credentialsOf(asking.asker) as never,
        },
        auditor: mockServices.auditor.mock(),
        questions,
        rollouts,
      });
      registerActions({ registry, questions, rollouts, now });
      app = express().use(router).use(mockErrorHandler());
    });

    async function get(asker: AskerName, path: string): Promise<Answer> {
      asking.asker = asker;
      const { status, body } = await request(app).get(path);
      return { status, body };
    }

    const invoke = async (asker: AskerName, name: string, input: object) => {
      const { output } = await registry.invoke({
        id: `test:${name}`,
        input: input as {},
        credentials: credentialsOf(asker),
      });
      return output as Answer['body'];
    };

    it('has an example of every route, and every action', async () => {
      const asked = new Set(EVERY_QUESTION.map(({ route }) => route));
      const routes = Object.entries(spec.paths).flatMap(([path, methods]) =>
        'get' in methods ? [path] : [],
      );
      expect([...asked].sort()).toEqual(routes.sort());
      const actions = new Set(EVERY_QUESTION.map(({ action }) => action));
      const { actions: offered } = await registry.list();
      expect(offered.map(({ name }) => name).sort()).toEqual(
        [...actions, ...EVERY_ACT].sort(),
      );
    });

    describe.each(EVERY_QUESTION)('$path', ({ path, action, input, rows }) => {
      it('shows everything to who may know of everything', async () => {
        const { status, body } = await get('admin', path);
        expect(status).toBe(200);
        const shown = (texts: readonly string[]) =>
          texts.some(text => JSON.stringify(body).includes(text));
        // Else the example would prove nothing of the others.
        expect(rows === 'hidden' || shown(OPEN)).toBe(true);
        expect(rows === 'open' || shown(HIDDEN)).toBe(true);
      });

      it.each(['some', 'nobody'] as const)(
        'shows nothing to %s of what they may not know of',
        async asker => {
          const { status, body } = await get(asker, path);
          // An error says what was asked for, as it does where there is no such.
          const asked = status === 200 ? [] : Object.values(input);
          const text = asked.reduce<string>(
            (rest, word) => rest.replaceAll(String(word), ''),
            JSON.stringify(body),
          );
          const shown = UNREADABLE[asker].filter(one => text.includes(one));
          expect(shown).toEqual([]);
        },
      );

      it('counts no more than it shows', async () => {
        const { items, totalItems } = (await get('some', path)).body;
        expect(totalItems ?? items?.length).toBe(items?.length);
      });

      it.each(['admin', 'some', 'nobody'] as const)(
        'answers %s the same as an action, with its coverage in words',
        async asker => {
          const { status, body } = await get(asker, path);
          const answer = await invoke(asker, action, input).catch(
            () => REFUSED,
          );
          const { coverageInWords, ...output } = answer;
          expect(output).toEqual(status === 200 ? body : REFUSED);
          expect(typeof coverageInWords).toBe(
            output.coverage ? 'string' : 'undefined',
          );
        },
      );
    });

    describe.each(EVERY_QUESTION.filter(({ rows }) => rows === 'own'))(
      '$path',
      ({ path }) => {
        it('shows to some all that they may know of', async () => {
          const all = (await get('admin', path)).body.items!;
          const own = all.filter(item => !isHidden(item));
          expect((await get('some', path)).body.items).toEqual(own);
          expect(own.length).toBeGreaterThan(0);
        });
      },
    );
  });
});

function isHidden(item: unknown): boolean {
  const text = JSON.stringify(item);
  return HIDDEN.some(hidden => text.includes(hidden));
}
