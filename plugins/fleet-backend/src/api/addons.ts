import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /addons */
export function addAddonRoutes(
  router: FleetRouter,
  ask: Ask,
  { addons }: Pick<FleetQuestions, 'addons'>,
): void {
  router.get('/addons', async (req, res) => {
    res.json(await ask(req, 'addons', addons, req.query));
  });
}
