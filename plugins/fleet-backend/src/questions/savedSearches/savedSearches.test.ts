import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { NewSavedSearch } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import type { Asker } from '../asker';
import { DatabaseSavedSearchStore } from './DatabaseSavedSearchStore';
import {
  type SavedSearchQuestions,
  savedSearchQuestions,
} from './SavedSearchQuestions';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('saved searches', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let questions: SavedSearchQuestions;
    let anna: Asker;
    let ben: Asker;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      const now = () => NOW;
      const store = DatabaseSavedSearchStore.create({ knex, now });
      questions = savedSearchQuestions(store);
      const asker = await seeingAll(knex);
      const user = (name: string) =>
        mockCredentials.user(`user:default/${name}`);
      anna = { ...asker, credentials: user('anna') };
      ben = { ...asker, credentials: user('ben') };
    });

    const save = (search: NewSavedSearch, asker = anna) =>
      questions.save.answer(search, asker);
    const namesFor = async (asker: Asker) => {
      const { items } = await questions.list.answer({}, asker);
      return items.map(({ name }) => name);
    };

    it('keeps all of a search, for who has saved it', async () => {
      const saved = await save({
        name: 'Broken things',
        filter: '{"status":"failed"}',
        groupBy: ['owner', 'cluster'],
        orderBy: 'version',
        order: 'desc',
      });
      expect(saved).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: 'Broken things',
        filter: '{"status":"failed"}',
        groupBy: ['owner', 'cluster'],
        orderBy: 'version',
        order: 'desc',
        shared: false,
        owner: 'user:default/anna',
        own: true,
        createdAt: '2026-11-24T12:00:00.000Z',
      });
      expect((await questions.list.answer({}, anna)).items).toEqual([saved]);
      expect(await namesFor(ben)).toEqual([]);
    });

    it('shows shared ones to everybody, page by page', async () => {
      await save({ name: 'b', shared: true });
      await save({ name: 'a', shared: true }, ben);
      await save({ name: 'c' });
      const first = await questions.list.answer({ limit: 2 }, anna);
      expect(first.items).toMatchObject([
        { name: 'a', own: false, owner: 'user:default/ben', shared: true },
        { name: 'b', own: true, filter: '', groupBy: [] },
      ]);
      const query = { limit: 2, cursor: first.nextCursor };
      const { items, nextCursor } = await questions.list.answer(query, anna);
      expect(items).toMatchObject([{ name: 'c' }]);
      expect(nextCursor).toBeUndefined();
      expect(await namesFor(ben)).toEqual(['a', 'b']);
    });

    it('wants another name for each of a person', async () => {
      await save({ name: 'mine' });
      await expect(save({ name: 'mine', shared: true })).rejects.toThrow(
        expect.objectContaining({ name: 'ConflictError' }),
      );
      await save({ name: 'mine' }, ben);
      expect(await namesFor(anna)).toEqual(['mine']);
    });

    it.each<NewSavedSearch>([
      { name: 'x', filter: '{"nothing":1}' },
      { name: ' ' },
      { name: 'a\0' },
      { name: '\ud800' },
    ])('refuses %j', async search => {
      await expect(save(search)).rejects.toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
      expect(await namesFor(anna)).toEqual([]);
    });

    it('keeps a hundred of a person', async () => {
      for (let n = 0; n < 100; n += 1) {
        await save({ name: `search ${n}` });
      }
      await expect(save({ name: 'one more' })).rejects.toThrow(
        'You have saved 100 searches',
      );
      await save({ name: 'one more' }, ben);
    });

    it('is deleted by its owner alone', async () => {
      const { id } = await save({ name: 'mine', shared: true });
      for (const [asker, other] of [
        [ben, id],
        [anna, 'nothing'],
        [anna, '\0'],
      ] as const) {
        await expect(
          questions.remove.answer({ id: other }, asker),
        ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
      }
      await questions.remove.answer({ id }, anna);
      expect(await namesFor(anna)).toEqual([]);
    });

    it('is for people, not for services', async () => {
      const service = { ...anna, credentials: mockCredentials.service() };
      const refusal = expect.objectContaining({ name: 'NotAllowedError' });
      await expect(save({ name: 'x' }, service)).rejects.toThrow(refusal);
      await expect(questions.list.answer({}, service)).rejects.toThrow(refusal);
      await expect(
        questions.remove.answer({ id: 'x' }, service),
      ).rejects.toThrow(refusal);
    });
  });
});
