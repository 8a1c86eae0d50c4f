import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /restarts */
export function addRestartRoutes(
  router: FleetRouter,
  ask: Ask,
  { restarts }: Pick<FleetQuestions, 'restarts'>,
): void {
  router.get('/restarts', async (req, res) => {
    res.json(await ask(req, 'restarts', restarts, req.query));
  });
}
