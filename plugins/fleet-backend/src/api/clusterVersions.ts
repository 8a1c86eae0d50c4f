import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /versions/clusters */
export function addClusterVersionRoutes(
  router: FleetRouter,
  ask: Ask,
  { clusterVersions }: Pick<FleetQuestions, 'clusterVersions'>,
): void {
  router.get('/versions/clusters', async (req, res) => {
    res.json(await ask(req, 'clusterVersions', clusterVersions, req.query));
  });
}
