import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /workloads */
export function addWorkloadRoutes(
  router: FleetRouter,
  ask: Ask,
  { workloads }: Pick<FleetQuestions, 'workloads'>,
): void {
  router.get('/workloads', async (req, res) => {
    res.json(await ask(req, 'workloads', workloads, req.query));
  });
}
