import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  CertificateList,
  ListCertificates,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseCertificatesQuestion } from './DatabaseCertificatesQuestion';

jest.setTimeout(120_000);

type Query = ListCertificates['query'];

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('DatabaseCertificatesQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    /** Three that expire at one time, one that has expired, one not issued. */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const alpha = await seed.cluster('alpha', { id: 'id-alpha' });
      const beta = await seed.cluster('beta', {
        id: 'id-beta',
        status: 'stale',
      });
      const not_after = '2026-12-04T12:00:00.000Z';
      await seed.serverCertificate(alpha, { subject: 'alpha-api', not_after });
      await seed.serverCertificate(beta, { subject: 'beta-api', not_after });
      await seed.certificate(alpha, {
        name: 'web',
        issuer: 'ClusterIssuer/letsencrypt',
        dns_names: 2,
        not_before: SEEDED_AT,
        not_after,
        renewal_at: '2026-12-01T12:00:00.000Z',
      });
      await seed.certificate(alpha, { name: 'new', ready: false });
      await seed.certificate(beta, {
        name: 'old',
        namespace: 'bank',
        not_after: '2026-11-22T13:00:00.000Z',
      });
      all = await seeingAll(knex);
    });

    const ask = (query: Query, asker: Asker = all): Promise<CertificateList> =>
      DatabaseCertificatesQuestion.create({ knex, now: () => NOW }).answer(
        query,
        asker,
      );

    const named = ({ items }: CertificateList) =>
      items.map(({ name, subject }) => name ?? subject);

    const EVERYTHING = ['old', 'alpha-api', 'beta-api', 'web', 'new'];

    it('tells what expires when, the next first', async () => {
      const answer = await ask({});
      expect(named(answer)).toEqual(EVERYTHING);
      expect(answer).toMatchObject({
        totalItems: 5,
        coverage: { clusters: 2, stale: 1 },
      });
      const [old, api, , web, unissued] = JSON.parse(
        JSON.stringify(answer.items),
      );
      expect(old).toMatchObject({ expiresIn: -2, stale: true, ready: true });
      expect(api).toEqual({
        id: expect.stringMatching(/^id-alpha:ApiServer:\d+$/),
        kind: 'ApiServer',
        cluster: { id: 'id-alpha', name: 'alpha' },
        subject: 'alpha-api',
        issuer: 'kubernetes',
        notBefore: SEEDED_AT,
        notAfter: '2026-12-04T12:00:00.000Z',
        expiresIn: 10,
        fingerprint: 'ab'.repeat(32),
        stale: false,
      });
      expect(web).toEqual({
        id: expect.stringMatching(/^id-alpha:Certificate:\d+$/),
        kind: 'Certificate',
        cluster: { id: 'id-alpha', name: 'alpha' },
        namespace: 'shop',
        name: 'web',
        issuer: 'ClusterIssuer/letsencrypt',
        notBefore: SEEDED_AT,
        notAfter: '2026-12-04T12:00:00.000Z',
        expiresIn: 10,
        renewalTime: '2026-12-01T12:00:00.000Z',
        ready: true,
        dnsNames: 2,
        stale: false,
      });
      expect(unissued).toMatchObject({ name: 'new', ready: false });
      expect(unissued).not.toHaveProperty('notAfter');
      expect(unissued).not.toHaveProperty('expiresIn');
    });

    describe('of those that API servers trust', () => {
      let trusting: Asker;

      beforeAll(async () => {
        const seed = seedFleet(knex);
        const gamma = await seed.cluster('gamma', { id: 'id-gamma' });
        await seed.caBundle(gamma, { not_after: '2026-12-01T12:00:00.000Z' });
        await seed.caBundle(gamma, { kind: 'APIService', place: null });
        await seed.caBundle(gamma, {
          kind: 'MutatingWebhookConfiguration',
          not_after: null,
        });
        await seed.kind(gamma, 'APIService', { status: 'forbidden' });
        trusting = await seeingAll(knex);
      });

      afterAll(() => knex('clusters').where({ name: 'gamma' }).delete());

      it('tells only objects that have any, as one of the cluster', async () => {
        const nothing: Asker = { ...trusting, workloads: 'none' };
        const answer = await ask({ cluster: 'gamma' }, nothing);
        expect(answer.totalItems).toBe(2);
        const [webhook, api] = answer.items;
        expect(JSON.parse(JSON.stringify(webhook))).toEqual({
          id: expect.stringMatching(
            /^id-gamma:ValidatingWebhookConfiguration:/,
          ),
          kind: 'ValidatingWebhookConfiguration',
          cluster: { id: 'id-gamma', name: 'gamma' },
          name: 'guard',
          webhook: 'guard.example.com',
          bundles: 1,
          subject: 'guard-ca',
          issuer: 'guard-ca',
          notBefore: SEEDED_AT,
          notAfter: '2026-12-01T12:00:00.000Z',
          expiresIn: 7,
          fingerprint: 'cd'.repeat(32),
          stale: false,
        });
        expect(api).toMatchObject({ kind: 'APIService', stale: true });
        expect(api.webhook).toBeUndefined();
        expect(answer.coverage.problems).toContainEqual(
          expect.objectContaining({ kind: 'APIService', status: 'forbidden' }),
        );
      });

      it('pages through them with all others', async () => {
        const kinds: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await ask({ limit: 1, cursor }, trusting);
          kinds.push(...page.items.map(({ kind }) => kind));
          cursor = page.nextCursor;
        } while (cursor);
        expect(kinds).toHaveLength(7);
        expect(kinds[1]).toBe('ValidatingWebhookConfiguration');
        expect(kinds).toContain('APIService');
      });
    });

    it.each([1, 2, 3])('goes on where a page of %d ended', async limit => {
      const paged: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ limit, cursor });
        expect(page.totalItems).toBe(5);
        paged.push(...named(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(EVERYTHING);
    });

    it.each<[Query, string[]]>([
      [{ cluster: 'beta' }, ['old', 'beta-api']],
      [{ kind: 'ApiServer' }, ['alpha-api', 'beta-api']],
      [{ kind: 'Certificate', cluster: 'alpha' }, ['web', 'new']],
      [{ expiresBefore: 'P1D' }, ['old']],
      [
        { expiresBefore: '2027-01-01' },
        ['old', 'alpha-api', 'beta-api', 'web'],
      ],
    ])('finds those of %j', async (query, expected) => {
      const answer = await ask(query);
      expect(named(answer)).toEqual(expected);
      expect(answer.totalItems).toBe(expected.length);
    });

    it.each<[Query]>([[{ cursor: 'x' }], [{ expiresBefore: 'soon' }]])(
      'refuses %j',
      async query => {
        await expect(ask(query)).rejects.toThrow(
          expect.objectContaining({ name: 'InputError' }),
        );
      },
    );

    it.each<[string, Partial<Asker>, string[]]>([
      ['no workloads', { workloads: 'none' }, ['alpha-api', 'beta-api']],
      [
        'a namespace',
        { workloads: { namespaces: ['bank'] } },
        ['old', 'alpha-api', 'beta-api'],
      ],
      [
        'what somebody owns',
        { workloads: { owners: ['group:default/a'] } },
        ['alpha-api', 'beta-api'],
      ],
      [
        'what is not in a namespace',
        { workloads: { not: { namespaces: ['bank'] } } },
        ['alpha-api', 'beta-api', 'web', 'new'],
      ],
    ])('tells who may know of %s what they may', async (_, view, expected) => {
      const answer = await ask({}, { ...all, ...view });
      expect(named(answer)).toEqual(expected);
      expect(answer.totalItems).toBe(expected.length);
    });

    it('tells only of clusters that the asker may know of', async () => {
      const fleet = all.fleet.within(({ name }) => name === 'beta');
      const answer = await ask({}, { ...all, fleet });
      expect(named(answer)).toEqual(['old', 'beta-api']);
      expect(answer.totalItems).toBe(2);
      const nothing = { ...all, fleet: all.fleet.within(() => false) };
      expect(await ask({}, nothing)).toMatchObject({
        items: [],
        totalItems: 0,
      });
    });
  });
});
