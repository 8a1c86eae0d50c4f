import { FakeClock } from '../../collect/FakeClock';
import { imageChangerContract } from '../__testUtils__/imageChangerContract';
import { deployment, inNamespace, refTo } from '../__testUtils__/manifests';
import { FakeTargetCluster } from '../cluster/fake/FakeTargetCluster';
import { InventoryStore } from '../inventory';
import { DefaultImageChanger } from './DefaultImageChanger';

describe('DefaultImageChanger', () => {
  let cluster: FakeTargetCluster;

  beforeEach(() => {
    cluster = new FakeTargetCluster();
  });

  imageChangerContract(
    () => ({
      ours: cluster,
      others: cluster.as('kubectl'),
      namespace: 'default',
    }),
    'kubectl',
  );

  it('plans and changes what its controllers write to meanwhile', async () => {
    const workload = inNamespace(deployment('busy', 'app:1'), 'default');
    const { signal } = new AbortController();
    await cluster.apply(workload, { signal });
    const ref = refTo(workload, 'default');
    let changes = 0;
    cluster.inside.before = request => {
      if (request.startsWith('patch') && changes % 4 < 3) {
        cluster.inside.setStatus(ref, { replicas: changes });
      }
      changes += 1;
    };
    const inventories = new InventoryStore(cluster);
    const clock = new FakeClock();
    const images = DefaultImageChanger.create({ cluster, inventories, clock });
    const desired = {
      workloads: [ref],
      changes: [{ image: 'app:2' }],
      revision: 'sha256:1',
    };
    const { objects } = await images.plan(desired, { signal });
    expect(objects[0].differences).toHaveLength(1);
    await images.apply({ name: 'shop', namespace: 'default' }, desired, {
      rolloutId: 'r1',
      actor: 'user:default/ann',
      fencingToken: 1,
      conflicts: 'refuse',
      signal,
    });
    const live = await cluster.get(ref, { signal });
    expect(JSON.stringify(live?.spec)).toContain('app:2');
  });
});
