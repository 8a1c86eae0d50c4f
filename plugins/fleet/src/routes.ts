import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The fleet's page. */
export const rootRouteRef = createRouteRef();

/** A rollout's page. */
export const rolloutRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/rollouts/:id',
});

/** A cluster's page. */
export const clusterRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/clusters/:id',
});
