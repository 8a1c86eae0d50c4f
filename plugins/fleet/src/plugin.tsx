import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiSailboatLine } from '@remixicon/react';
import { fleetApi, fleetQueryClientApi } from './extensions/apis';
import { clustersEntityContent } from './extensions/entityContents';
import { clusterPickerFormField } from './extensions/formFields';
import { fleetPage } from './extensions/pages';
import {
  certificatesSubPage,
  changesSubPage,
  clustersSubPage,
  costsSubPage,
  differencesSubPage,
  imagesSubPage,
  kubernetesSubPage,
  nodesSubPage,
  ownershipSubPage,
  restartsSubPage,
  rolloutsSubPage,
  servicesSubPage,
  upgradesSubPage,
  workloadsSubPage,
} from './extensions/subPages';
import { clusterRouteRef, rolloutRouteRef, rootRouteRef } from './routes';

/**
 * The fleet's pages, and the Clusters tab of catalog entities.
 *
 * @public
 */
export const fleetPlugin = createFrontendPlugin({
  pluginId: 'fleet',
  title: 'Fleet',
  icon: <RiSailboatLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    cluster: clusterRouteRef,
    rollout: rolloutRouteRef,
  },
  extensions: [
    fleetApi,
    fleetQueryClientApi,
    fleetPage,
    clustersSubPage,
    servicesSubPage,
    rolloutsSubPage,
    restartsSubPage,
    upgradesSubPage,
    workloadsSubPage,
    imagesSubPage,
    changesSubPage,
    differencesSubPage,
    ownershipSubPage,
    kubernetesSubPage,
    nodesSubPage,
    certificatesSubPage,
    costsSubPage,
    clustersEntityContent,
    clusterPickerFormField,
  ],
});
