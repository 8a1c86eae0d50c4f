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
