import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /differences */
export function addDifferenceRoutes(
  router: FleetRouter,
  ask: Ask,
  { differences }: Pick<FleetQuestions, 'differences'>,
): void {
  router.get('/differences', async (req, res) => {
    res.json(await ask(req, 'differences', differences, req.query));
  });
}
