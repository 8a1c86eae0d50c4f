import type { ClustersQuestion } from '../questions/clusters';
import type { FleetRouter } from './createRouter';

/** GET /clusters and /clusters/{id} */
export function addClusterRoutes(
  router: FleetRouter,
  { clusters }: { clusters: ClustersQuestion },
): void {
  router.get('/clusters', async (req, res) => {
    res.json(await clusters.list(req.query));
  });

  router.get('/clusters/:id', async (req, res) => {
    res.json(await clusters.get(req.params.id));
  });
}
