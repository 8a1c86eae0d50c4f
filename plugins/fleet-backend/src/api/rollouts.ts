import type {
  Rollout,
  RolloutPlan,
} from '@flotilla/backstage-plugin-fleet-common';
import type { AuthorizedRollouts } from '../delivery';
import type { AskOptions } from './ask';
import type { FleetRouter } from './createRouter';

type FleetRequest = Parameters<AskOptions['httpAuth']['credentials']>[0];
type Credentials = Awaited<ReturnType<AskOptions['httpAuth']['credentials']>>;

/** GET and POST /rollouts, /rollouts/{id}, its plan, and its acts */
export function addRolloutRoutes(
  router: FleetRouter,
  rollouts: AuthorizedRollouts,
  options: AskOptions,
): void {
  const audited = createAudited(options);

  router.get('/rollouts', async (req, res) => {
    const list = (credentials: Credentials) =>
      rollouts.list(req.query, credentials);
    res.json(await audited(req, { question: 'rollouts' }, list));
  });

  router.post('/rollouts', async (req, res) => {
    const isDry = req.query.dryRun === true;
    const meta = { actionType: isDry ? 'plan' : 'create' };
    const answer = await audited<RolloutPlan | Rollout>(
      req,
      meta,
      credentials =>
        isDry
          ? rollouts.plan(req.body, credentials)
          : rollouts.create(req.body, credentials),
    );
    res.status(isDry ? 200 : 201).json(answer);
  });

  router.get('/rollouts/:id', async (req, res) => {
    const { id } = req.params;
    const get = (credentials: Credentials) => rollouts.get(id, credentials);
    res.json(await audited(req, { question: 'rollout', id }, get));
  });

  router.get('/rollouts/:id/plan', async (req, res) => {
    const { id } = req.params;
    const plan = (credentials: Credentials) => rollouts.planOf(id, credentials);
    res.json(await audited(req, { question: 'rollout-plan', id }, plan));
  });

  router.post('/rollouts/:id/:act', async (req, res) => {
    const { id, act } = req.params;
    const answer = await audited(req, { actionType: act, id }, credentials =>
      rollouts.act(id, act, req.body ?? {}, credentials),
    );
    res.json(answer);
  });
}

/** Each read and act is audited, with what it was about. */
function createAudited({ httpAuth, auditor }: AskOptions) {
  return async <T>(
    req: FleetRequest,
    meta: Record<string, string>,
    work: (credentials: Credentials) => Promise<T>,
  ): Promise<T> => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const isRead = 'question' in meta;
    const event = await auditor.createEvent({
      eventId: isRead ? 'fleet-read' : 'rollout',
      severityLevel: isRead ? 'low' : 'medium',
      request: req,
      meta,
    });
    try {
      const answer = await work(credentials);
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  };
}
