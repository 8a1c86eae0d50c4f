import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';

export const clustersEntityContent = EntityContentBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Clusters',
    filter: { kind: 'component' },
    loader: () =>
      import('../components/EntityClusters').then(
        ({ EntityClustersContent }) => <EntityClustersContent />,
      ),
  },
});
