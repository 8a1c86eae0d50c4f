import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /placements */
export function addPlacementRoutes(
  router: FleetRouter,
  ask: Ask,
  { placements }: Pick<FleetQuestions, 'placements'>,
): void {
  router.get('/placements', async (req, res) => {
    res.json(await ask(req, 'placements', placements, req.query));
  });
}
