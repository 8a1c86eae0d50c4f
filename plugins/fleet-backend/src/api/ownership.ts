import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /unclaimed, GET /declared */
export function addOwnershipRoutes(
  router: FleetRouter,
  ask: Ask,
  { unclaimed, declared }: Pick<FleetQuestions, 'unclaimed' | 'declared'>,
): void {
  router.get('/unclaimed', async (req, res) => {
    res.json(await ask(req, 'unclaimed', unclaimed, req.query));
  });
  router.get('/declared', async (req, res) => {
    res.json(await ask(req, 'declared', declared, req.query));
  });
}
