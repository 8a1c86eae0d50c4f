import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /images */
export function addImageRoutes(
  router: FleetRouter,
  ask: Ask,
  { images }: Pick<FleetQuestions, 'images'>,
): void {
  router.get('/images', async (req, res) => {
    res.json(await ask(req, 'images', images, req.query));
  });
}
