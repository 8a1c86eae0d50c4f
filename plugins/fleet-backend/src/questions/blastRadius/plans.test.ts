import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedClaimedFleet } from '../../testing/seedClaimedFleet';
import { planReader } from '../testing/planReader';
import { readDependents } from './consumers/readDependents';
import { findHit } from './findHit';

jest.setTimeout(120_000);

describe('a blast radius', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      await seedClaimedFleet(knex);
    });

    it('looks at the workloads of its cluster, and counts others in an index alone', async () => {
      const plans = planReader(knex);
      const lost = { text: 'w.cluster_no = ?', values: [3] };
      await findHit(plans.reader, { lost });
      const [found, counted] = await plans.plans();
      expect(found).toMatch(
        /workloads_\w+ \(cluster_no=|Index Cond: \(cluster_no/,
      );
      expect(counted).toMatch(
        /COVERING INDEX workloads_service_index|Index Only Scan using workloads_service_index/,
      );
      expect(found + counted).not.toMatch(/SCAN w\b|Seq Scan on workloads/);
    });

    it('finds the workloads of an image in an index alone', async () => {
      const plans = planReader(knex);
      const lost = {
        text: `w.images in (select x.text_id from images i
          cross join text_images x
          where i.repository = ? and x.image_id = i.id)`,
        values: ['registry/r7'],
      };
      await findHit(plans.reader, { lost });
      const [found] = await plans.plans();
      expect(found).toContain('images_repository_tag_digest_unique');
      expect(found).toContain('workloads_images_index');
      expect(found).not.toMatch(/SCAN w\b|Seq Scan on workloads/);
    });

    it('finds consumers by what they consume', async () => {
      const plans = planReader(knex);
      await readDependents(plans.reader, ['component:default/s7'], 100);
      const [found] = await plans.plans();
      expect(found).toContain('service_relations_to');
      expect(found).not.toMatch(/SCAN [cd]\b|Seq Scan on service_relations/);
    });
  });
});
