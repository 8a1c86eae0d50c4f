import { targetClusterContract } from '../__testUtils__/targetClusterContract';
import { FakeTargetCluster } from './FakeTargetCluster';

describe('FakeTargetCluster', () => {
  let cluster: FakeTargetCluster;

  beforeEach(() => {
    cluster = new FakeTargetCluster();
  });

  targetClusterContract(
    () => ({
      ours: cluster,
      others: cluster.as('kubectl'),
      namespace: 'default',
    }),
    'kubectl',
  );
});
