import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

export const clustersSubPage = SubPageBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Clusters',
    loader: () =>
      import('../components/ClustersRouter').then(({ ClustersRouter }) => (
        <ClustersRouter />
      )),
  },
});

export const servicesSubPage = SubPageBlueprint.make({
  name: 'services',
  params: {
    path: 'services',
    title: 'Services',
    loader: () =>
      import('../components/QuestionPages').then(({ ServicesSubPage }) => (
        <ServicesSubPage />
      )),
  },
});

export const rolloutsSubPage = SubPageBlueprint.make({
  name: 'rollouts',
  params: {
    path: 'rollouts',
    title: 'Rollouts',
    loader: () =>
      import('../components/RolloutsRouter').then(({ RolloutsRouter }) => (
        <RolloutsRouter />
      )),
  },
});

export const upgradesSubPage = SubPageBlueprint.make({
  name: 'upgrades',
  params: {
    path: 'upgrades',
    title: 'Upgrades',
    loader: () =>
      import('../components/QuestionPages').then(({ UpgradesSubPage }) => (
        <UpgradesSubPage />
      )),
  },
});

export const workloadsSubPage = SubPageBlueprint.make({
  name: 'workloads',
  params: {
    path: 'workloads',
    title: 'Workloads',
    loader: () =>
      import('../components/QuestionPages').then(({ WorkloadsSubPage }) => (
        <WorkloadsSubPage />
      )),
  },
});

export const restartsSubPage = SubPageBlueprint.make({
  name: 'restarts',
  params: {
    path: 'restarts',
    title: 'Restarts',
    loader: () =>
      import('../components/QuestionPages').then(({ RestartsSubPage }) => (
        <RestartsSubPage />
      )),
  },
});

export const imagesSubPage = SubPageBlueprint.make({
  name: 'images',
  params: {
    path: 'images',
    title: 'Images',
    loader: () =>
      import('../components/QuestionPages').then(({ ImagesSubPage }) => (
        <ImagesSubPage />
      )),
  },
});

export const ownershipSubPage = SubPageBlueprint.make({
  name: 'ownership',
  params: {
    path: 'ownership',
    title: 'Ownership',
    loader: () =>
      import('../components/QuestionPages').then(({ OwnershipSubPage }) => (
        <OwnershipSubPage />
      )),
  },
});

export const kubernetesSubPage = SubPageBlueprint.make({
  name: 'kubernetes',
  params: {
    path: 'kubernetes',
    title: 'Kubernetes',
    loader: () =>
      import('../components/QuestionPages').then(({ KubernetesSubPage }) => (
        <KubernetesSubPage />
      )),
  },
});

export const nodesSubPage = SubPageBlueprint.make({
  name: 'nodes',
  params: {
    path: 'nodes',
    title: 'Nodes',
    loader: () =>
      import('../components/QuestionPages').then(({ NodesSubPage }) => (
        <NodesSubPage />
      )),
  },
});

export const certificatesSubPage = SubPageBlueprint.make({
  name: 'certificates',
  params: {
    path: 'certificates',
    title: 'Certificates',
    loader: () =>
      import('../components/QuestionPages').then(({ CertificatesSubPage }) => (
        <CertificatesSubPage />
      )),
  },
});

export const costsSubPage = SubPageBlueprint.make({
  name: 'costs',
  params: {
    path: 'costs',
    title: 'Costs',
    loader: () =>
      import('../components/QuestionPages').then(({ CostsSubPage }) => (
        <CostsSubPage />
      )),
  },
});

export const changesSubPage = SubPageBlueprint.make({
  name: 'changes',
  params: {
    path: 'changes',
    title: 'Changes',
    loader: () =>
      import('../components/QuestionPages').then(({ ChangesSubPage }) => (
        <ChangesSubPage />
      )),
  },
});

export const differencesSubPage = SubPageBlueprint.make({
  name: 'differences',
  params: {
    path: 'differences',
    title: 'Differences',
    loader: () =>
      import('../components/QuestionPages').then(({ DifferencesSubPage }) => (
        <DifferencesSubPage />
      )),
  },
});
