import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /upgrades */
export function addUpgradeRoutes(
  router: FleetRouter,
  ask: Ask,
  { upgrades }: Pick<FleetQuestions, 'upgrades'>,
): void {
  router.get('/upgrades', async (req, res) => {
    res.json(await ask(req, 'upgrades', upgrades, req.query));
  });
}
