import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /nodes */
export function addNodeRoutes(
  router: FleetRouter,
  ask: Ask,
  { nodes }: Pick<FleetQuestions, 'nodes'>,
): void {
  router.get('/nodes', async (req, res) => {
    res.json(await ask(req, 'nodes', nodes, req.query));
  });
}
