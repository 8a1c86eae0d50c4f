import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../../testing/migrated';
import { seedFleet } from '../../../testing/seedFleet';
import { clusterNo } from '../../../testing/seedObject';
import { seedRestart } from '../../../testing/seedRestarts';
import { seedUpgrades } from '../../../testing/seedUpgrades';
import { dialectOf } from '../../store/dialect';
import { Statements } from '../../store/operations/Statements';
import { secondOfKey, secondsOf } from '../keys';
import { keepWaves } from './keepWaves';

jest.setTimeout(120_000);

const START = secondsOf('2026-11-24T12:00:00Z');
const every = (seconds: number, length: number, from = 0) =>
  Array.from({ length }, (_, n) => from + n * seconds);

describe('keepWaves', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let workloadId: number;
    let no: number;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      const cluster = await seedFleet(knex).cluster('one');
      no = await clusterNo(knex, cluster);
      workloadId = await seedUpgrades(knex).workload(cluster, { name: 'web' });
    });

    /** Seconds after the start in which it restarts, told in portions. */
    async function restart(...portions: number[][]) {
      const of = { clusterNo: no, workloadId };
      for (const portion of portions) {
        for (const second of portion) {
          const at = new Date((START + second) * 1_000).toISOString();
          await seedRestart(knex, workloadId, { at });
        }
        await knex.transaction(tx =>
          keepWaves(
            new Statements({ tx, dialect: dialectOf(tx), now: '' }),
            portion.map(second => ({
              ...of,
              at: START + second,
            })),
          ),
        );
      }
      const rows = await knex('changes').orderBy('id');
      return rows.map(({ id, last_at, what }) => [
        ...[secondOfKey(Number(id)) - START, Number(last_at) - START],
        JSON.parse(what).count,
      ]);
    }

    it.each<[string, number[][], number[][]]>([
      ['four restarts are none', [every(10, 4)], []],
      ['five within ten minutes are one', [every(149, 5)], [[0, 596, 5]]],
      ['five within more are none', [every(150, 5)], []],
      ['all at once are one', [[0, 0, 0, 0, 0, 0]], [[0, 0, 6]]],
      ['it goes on', [every(10, 6), [600, 1_100]], [[0, 1_100, 8]]],
      [
        'what comes later is another',
        [every(10, 6), every(10, 5, 1_000)],
        [
          [0, 50, 6],
          [1_000, 1_040, 5],
        ],
      ],
      [
        'what comes later counts nothing twice',
        [every(10, 6), [651, 652, 653, 654]],
        [[0, 50, 6]],
      ],
      ['what is told late is in it', [every(10, 6), [25]], [[0, 50, 7]]],
    ])('%s', async (_, portions, waves) => {
      expect(await restart(...portions)).toEqual(waves);
    });

    it('tells each day of what never ends', async () => {
      const day = 86_400;
      const crashes = every(300, (2 * day) / 300);
      expect(await restart([0, 1, 2, 3, 4], crashes.slice(1))).toEqual([
        [0, day - 300, 292],
        [day, 2 * day - 300, 288],
      ]);
    });
  });
});
