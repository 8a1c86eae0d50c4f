import { realObjects, realSpec } from './realSpec';

/** The part of a Deployment that says how many pods it has. */
interface Sized {
  spec: { replicas: number };
}

const size = { clusters: 3, podsPerCluster: 200, serviceClusters: 2 };

const deploymentsOf = (cluster: number) =>
  realObjects(size, cluster).items.flatMap(item =>
    'spec' in item ? [item as typeof item & Sized] : [],
  );

describe('realSpec', () => {
  it('has nodes for all pods', () => {
    expect(realSpec(size).clusters.map(({ nodes }) => nodes.count)).toEqual([
      2, 2, 2,
    ]);
  });

  it('has as many pods as it is to have', () => {
    const pods = deploymentsOf(0).map(one => one.spec.replicas);
    expect(pods.reduce((sum, each) => sum + each, 0)).toBe(200);
  });

  it('has the asked services on so many clusters', () => {
    const asked = [0, 1, 2].map(
      cluster =>
        deploymentsOf(cluster).filter(({ metadata }) =>
          metadata.name.startsWith('asked-'),
        ).length,
    );
    expect(asked).toEqual([4, 4, 0]);
  });
});
