import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /versions */
export function addVersionRoutes(
  router: FleetRouter,
  ask: Ask,
  { versions }: Pick<FleetQuestions, 'versions'>,
): void {
  router.get('/versions', async (req, res) => {
    res.json(await ask(req, 'versions', versions, req.query));
  });
}
