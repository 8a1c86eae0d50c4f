import type { Router } from 'express';
import { createOpenApiRouter } from '../schema/openapi/generated';
import type { AuthorizedRollouts } from '../delivery';
import { type AskOptions, createAsk } from './ask';
import { addClusterRoutes } from './clusters';
import type { FleetQuestions } from './FleetQuestions';
import { addRolloutRoutes } from './rollouts';
import { addPlacementRoutes } from './placements';
import { addVersionRoutes } from './versions';
import { addLiveRoutes } from './live';
import { addRestartRoutes } from './restarts';
import { addUpgradeRoutes } from './upgrades';
import { addWorkloadRoutes } from './workloads';
import { addImageRoutes } from './images';
import { addSavedSearchRoutes } from './savedSearches';
import { addDifferenceRoutes } from './differences';
import { addNodeRoutes } from './nodes';
import { addClusterVersionRoutes } from './clusterVersions';
import { addAddonRoutes } from './addons';
import { addCertificateRoutes } from './certificates';
import { addDeprecatedApiRoutes } from './deprecatedApis';
import { addChangeRoutes } from './changes';
import { addCostRoutes } from './costs';
import { addBlastRadiusRoutes } from './blastRadius';
import { addOwnershipRoutes } from './ownership';

export interface RouterOptions extends AskOptions {
  questions: FleetQuestions;
  rollouts: AuthorizedRollouts;
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
  addDeprecatedApiRoutes(router, ask, questions);
  addAddonRoutes(router, ask, questions);
  addChangeRoutes(router, ask, questions);
  addDifferenceRoutes(router, ask, questions);
  addCostRoutes(router, ask, questions);
  addBlastRadiusRoutes(router, ask, questions);
  addOwnershipRoutes(router, ask, questions);
  addRolloutRoutes(router, options.rollouts, options);
  return router;
}
