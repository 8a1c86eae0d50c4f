import type { Ask } from './ask';
import type { FleetRouter } from './createRouter';
import type { FleetQuestions } from './FleetQuestions';

/** GET /workloads/{id}/events and /workloads/{id}/logs */
export function addLiveRoutes(
  router: FleetRouter,
  ask: Ask,
  {
    workloadEvents,
    workloadLogs,
  }: Pick<FleetQuestions, 'workloadEvents' | 'workloadLogs'>,
): void {
  router.get('/workloads/:id/events', async (req, res) => {
    res.json(await ask(req, 'workload-events', workloadEvents, req.params));
  });

  router.get('/workloads/:id/logs', async (req, res) => {
    const query = { ...req.query, ...req.params };
    res.json(await ask(req, 'workload-logs', workloadLogs, query));
  });
}
