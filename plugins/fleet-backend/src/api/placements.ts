import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { PlacementsQuestion } from '../questions/placements';
import type { FleetRouter } from './createRouter';

/** GET /placements */
export function addPlacementRoutes(
  router: FleetRouter,
  options: { httpAuth: HttpAuthService; placements: PlacementsQuestion },
): void {
  const { httpAuth, placements } = options;
  router.get('/placements', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await placements.list(req.query, { credentials }));
  });
}
