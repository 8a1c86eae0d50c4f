import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiSailboatLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const fleetPage = PageBlueprint.make({
  params: {
    path: '/fleet',
    title: 'Fleet',
    icon: <RiSailboatLine />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../components/FleetRouter').then(({ FleetRouter }) => (
        <FleetRouter />
      )),
  },
});
