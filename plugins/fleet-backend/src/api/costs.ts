import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /costs */
export function addCostRoutes(
  router: FleetRouter,
  ask: Ask,
  { costs }: Pick<FleetQuestions, 'costs'>,
): void {
  router.get('/costs', async (req, res) => {
    res.json(await ask(req, 'costs', costs, req.query));
  });
}
