import { clusterRow } from '../testing/fleetRows';
import { toCluster } from './toCluster';

const COUNTS = {
  nodes: { total: 0, ready: 0 },
  workloads: { total: 0, unhealthy: 0 },
  lagMs: null,
};

describe('toCluster', () => {
  it('says who owns it and which entity stands for it, where known', () => {
    const owner = 'group:default/payments';
    const entity_ref = 'resource:default/prod';
    expect(
      toCluster(clusterRow('c1', { owner, entity_ref }), COUNTS),
    ).toMatchObject({ owner, entityRef: entity_ref });
    expect(toCluster(clusterRow('c1'), COUNTS)).toMatchObject({
      owner: undefined,
      entityRef: undefined,
    });
  });
});
