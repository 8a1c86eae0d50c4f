import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedClaimedFleet } from '../../testing/seedClaimedFleet';
import { seeingAll } from '../../testing/seeingAll';
import { planReader } from '../testing/planReader';
import { findUnclaimed } from './findUnclaimed';
import { readDeliveryOwners } from './suggestions/readDeliveryOwners';
import { readImageOwners } from './suggestions/readImageOwners';
import { readNamespaceOwners } from './suggestions/readNamespaceOwners';
import { askedWorkloads, unclaimedWorkloads } from './unclaimedWorkloads';

jest.setTimeout(120_000);

describe('unclaimed workloads', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let ids: number[];

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      await seedClaimedFleet(knex);
      ids = await knex('workloads')
        .pluck('id')
        .whereNull('service_id')
        .limit(5);
    });

    const ofWorkloads = /SCAN [wpu]\b|Seq Scan on workloads/;

    it('are counted in an index alone, and read for the page', async () => {
      const plans = planReader(knex);
      const asker = await seeingAll(knex);
      const asked = askedWorkloads(plans.reader, asker, {});
      const matching = unclaimedWorkloads(asked);
      await findUnclaimed(plans.reader, { asker, matching, limit: 5 });
      const [counted, read] = await plans.plans();
      expect(counted).toMatch(
        /COVERING INDEX workloads_service_index|Index Only Scan using workloads_service_index/,
      );
      expect(read).toContain('workloads_service_index');
      expect(read).not.toMatch(ofWorkloads);
    });

    it('are told by what is in their namespaces', async () => {
      const plans = planReader(knex);
      await readNamespaceOwners(plans.reader, { ids });
      const all = (await plans.plans()).join();
      expect(all).toContain('workloads_namespace_index');
      expect(all).not.toMatch(ofWorkloads);
    });

    it('are told by what runs their images', async () => {
      const plans = planReader(knex);
      await readImageOwners(plans.reader, { ids });
      const all = (await plans.plans()).join();
      expect(all).toContain('workloads_images_index');
      expect(all).toContain('images_repository_tag_digest_unique');
      expect(all).not.toMatch(ofWorkloads);
    });

    it('are told by what was delivered with them', async () => {
      const plans = planReader(knex);
      const { id: label_id } = await knex('labels')
        .first('id')
        .where({ label_key: 'app' });
      const label = {
        workload_id: ids[0],
        label_id,
        label_key: 'argocd.argoproj.io/instance',
        label_value: 'web',
      };
      await readDeliveryOwners(plans.reader, [label], { ids });
      const [found] = await plans.plans();
      expect(found).toMatch(/SEARCH f USING PRIMARY KEY|workload_labels_pkey/);
      expect(found).not.toMatch(ofWorkloads);
    });
  });
});
