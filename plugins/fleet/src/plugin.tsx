import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiSailboatLine } from '@remixicon/react';
import { fleetApi, fleetQueryClientApi } from './extensions/apis';
import { clustersEntityContent } from './extensions/entityContents';
import { fleetPage } from './extensions/pages';
import {
  clustersSubPage,
  imagesSubPage,
  restartsSubPage,
  servicesSubPage,
  upgradesSubPage,
  workloadsSubPage,
} from './extensions/subPages';
import { clusterRouteRef, rootRouteRef } from './routes';

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
  routes: { root: rootRouteRef, cluster: clusterRouteRef },
  extensions: [
    fleetApi,
    fleetQueryClientApi,
    fleetPage,
    clustersSubPage,
    servicesSubPage,
    restartsSubPage,
    upgradesSubPage,
    workloadsSubPage,
    imagesSubPage,
    clustersEntityContent,
  ],
});
