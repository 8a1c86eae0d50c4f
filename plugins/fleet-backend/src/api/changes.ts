import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /changes */
export function addChangeRoutes(
  router: FleetRouter,
  ask: Ask,
  { changes }: Pick<FleetQuestions, 'changes'>,
): void {
  router.get('/changes', async (req, res) => {
    res.json(await ask(req, 'changes', changes, req.query));
  });
}
