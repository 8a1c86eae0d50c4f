import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /blast-radius */
export function addBlastRadiusRoutes(
  router: FleetRouter,
  ask: Ask,
  { blastRadius }: Pick<FleetQuestions, 'blastRadius'>,
): void {
  router.get('/blast-radius', async (req, res) => {
    res.json(await ask(req, 'blastRadius', blastRadius, req.query));
  });
}
