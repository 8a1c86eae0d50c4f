import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiSailboatLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

/** The fleet's page, whose sub-pages are its tabs; it opens the first. */
export const fleetPage = PageBlueprint.make({
  params: {
    path: '/fleet',
    title: 'Fleet',
    icon: <RiSailboatLine />,
    routeRef: rootRouteRef,
  },
});
