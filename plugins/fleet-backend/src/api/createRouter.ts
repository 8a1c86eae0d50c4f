import type { Router } from 'express';
import { createOpenApiRouter } from '../schema/openapi/generated';
import { type AskOptions, createAsk } from './ask';
import { addClusterRoutes } from './clusters';
import type { FleetQuestions } from './FleetQuestions';
import { addPlacementRoutes } from './placements';
import { addVersionRoutes } from './versions';
import { addLiveRoutes } from './live';
import { addRestartRoutes } from './restarts';
import { addUpgradeRoutes } from './upgrades';
import { addWorkloadRoutes } from './workloads';
import { addImageRoutes } from './images';
import { addSavedSearchRoutes } from './savedSearches';
import { addNodeRoutes } from './nodes';
import { addClusterVersionRoutes } from './clusterVersions';
import { addCertificateRoutes } from './certificates';
import { addCostRoutes } from './costs';

export interface RouterOptions extends AskOptions {
  questions: FleetQuestions;
  /** How requests and answers are held against the OpenAPI file; as is by default. */
  validation?: Parameters<typeof createOpenApiRouter>[0];
}

export type FleetRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;

/** The HTTP API, as src/schema/openapi.yaml has it. */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const { questions } = options;
  const router = await createOpenApiRouter(options.validation);
  const ask = createAsk(options);
  addClusterRoutes(router, ask, questions);
  addPlacementRoutes(router, ask, questions);
  addLiveRoutes(router, ask, questions);
  addRestartRoutes(router, ask, questions);
  addUpgradeRoutes(router, ask, questions);
  addVersionRoutes(router, ask, questions);
  addWorkloadRoutes(router, ask, questions);
  addImageRoutes(router, ask, questions);
  addSavedSearchRoutes(router, ask, questions, options);
  addNodeRoutes(router, ask, questions);
  addClusterVersionRoutes(router, ask, questions);
  addCertificateRoutes(router, ask, questions);
  addCostRoutes(router, ask, questions);
  return router;
}
