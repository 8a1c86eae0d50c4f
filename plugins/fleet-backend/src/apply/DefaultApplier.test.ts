import { FakeTargetCluster } from './cluster/fake/FakeTargetCluster';
import { applierContract } from './__testUtils__/applierContract';

describe('DefaultApplier', () => {
  let cluster: FakeTargetCluster;

  beforeEach(() => {
    cluster = new FakeTargetCluster();
  });

  applierContract(
    () => ({
      ours: cluster,
      others: cluster.as('kubectl'),
      namespace: 'default',
    }),
    'kubectl',
  );
});
