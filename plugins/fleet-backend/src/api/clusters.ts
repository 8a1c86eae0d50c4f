import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /clusters and /clusters/{id} */
export function addClusterRoutes(
  router: FleetRouter,
  ask: Ask,
  { clusters, cluster }: Pick<FleetQuestions, 'clusters' | 'cluster'>,
): void {
  router.get('/clusters', async (req, res) => {
    res.json(await ask(req, 'clusters', clusters, req.query));
  });

  router.get('/clusters/:id', async (req, res) => {
    res.json(await ask(req, 'cluster', cluster, req.params));
  });
}
