import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import type { ClustersQuestion } from '../questions/clusters';
import type { PlacementsQuestion } from '../questions/placements';
import { createOpenApiRouter } from '../schema/openapi/generated';
import { addClusterRoutes } from './clusters';
import { addPlacementRoutes } from './placements';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  clusters: ClustersQuestion;
  placements: PlacementsQuestion;
}

export type FleetRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;

/** The HTTP API, as src/schema/openapi.yaml has it. */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const router = await createOpenApiRouter();
  addClusterRoutes(router, options);
  addPlacementRoutes(router, options);
  return router;
}
