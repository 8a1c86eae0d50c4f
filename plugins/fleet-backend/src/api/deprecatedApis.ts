import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /deprecated-apis */
export function addDeprecatedApiRoutes(
  router: FleetRouter,
  ask: Ask,
  { deprecatedApis }: Pick<FleetQuestions, 'deprecatedApis'>,
): void {
  router.get('/deprecated-apis', async (req, res) => {
    res.json(await ask(req, 'deprecatedApis', deprecatedApis, req.query));
  });
}
