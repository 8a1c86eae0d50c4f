import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /certificates */
export function addCertificateRoutes(
  router: FleetRouter,
  ask: Ask,
  { certificates }: Pick<FleetQuestions, 'certificates'>,
): void {
  router.get('/certificates', async (req, res) => {
    res.json(await ask(req, 'certificates', certificates, req.query));
  });
}
