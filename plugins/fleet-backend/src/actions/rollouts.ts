import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type {
  ListRollouts,
  NewRollout,
} from '@flotilla/backstage-plugin-fleet-common';
import type { AuthorizedRollouts } from '../delivery';
import { newRolloutInput } from './newRolloutInput';
import { registerQuestion } from './registerQuestion';

const ACT = { readOnly: false, destructive: true, idempotent: false };

/** Offers all that people can do with rollouts to assistants, as themselves. */
export function addRolloutActions(
  registry: ActionsRegistryService,
  rollouts: AuthorizedRollouts,
  now: () => number,
): void {
  registerQuestion(registry, now, {
    name: 'list-rollouts',
    title: 'List rollouts',
    description:
      'Lists rollouts of services over the fleet, newest first, with the state of each and of its waves. Ask get-rollout for the state in each cluster.',
    input: z =>
      z.object({
        state: z.array(z.string()).optional().describe('Only in these states'),
        entityRef: z.string().optional().describe('Only of this service'),
        cluster: z.string().optional().describe('Only to this cluster'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: {
      answer: (query, credentials) =>
        rollouts.list(query as ListRollouts['query'], credentials),
    },
  });
  registerQuestion(registry, now, {
    name: 'get-rollout',
    title: 'Get a rollout',
    description:
      'Tells of one rollout where each wave and each cluster is, what it waits for, what failed and why, what happened last, and what you may do with it (acts).',
    input: z => z.object({ id: z.string().uuid() }),
    question: {
      answer: ({ id }, credentials) => rollouts.get(id, credentials),
    },
  });
  registerQuestion(registry, now, {
    name: 'get-rollout-plan',
    title: 'Get what a rollout would do now',
    description:
      'Tells of a rollout that exists what it would change now in each cluster; of one that is done, what has drifted from what it delivered.',
    input: z => z.object({ id: z.string().uuid() }),
    question: {
      answer: ({ id }, credentials) => rollouts.planOf(id, credentials),
    },
  });
  registerQuestion(registry, now, {
    name: 'plan-rollout',
    title: 'Plan a rollout',
    description:
      'Tells what a rollout would change in each cluster, in which waves, and what stands in its way, without changing anything. Do this, and show it to the person, before create-rollout.',
    input: newRolloutInput,
    question: {
      answer: (request, credentials) =>
        rollouts.plan(request as NewRollout, credentials),
    },
  });
  registerQuestion(registry, now, {
    name: 'create-rollout',
    title: 'Begin a rollout',
    description:
      'Begins to deliver a new image, manifests, a kustomization or a chart to clusters of the fleet, in waves. It changes what runs: plan-rollout first, and ask the person.',
    attributes: ACT,
    input: newRolloutInput,
    question: {
      answer: (request, credentials) =>
        rollouts.create(request as NewRollout, credentials),
    },
  });
  registerQuestion(registry, now, {
    name: 'act-on-rollout',
    title: 'Act on a rollout',
    description:
      'approve, pause, resume, abort, rollback or retry a rollout. get-rollout tells which of these you may do now.',
    attributes: ACT,
    input: z =>
      z.object({
        id: z.string().uuid(),
        act: z.enum([
          'approve',
          'pause',
          'resume',
          'abort',
          'rollback',
          'retry',
        ]),
        comment: z.string().max(500).optional(),
        wave: z.number().int().min(0).optional(),
        reconcile: z.boolean().optional(),
      }),
    question: {
      answer: ({ id, act, ...request }, credentials) =>
        rollouts.act(id, act, request, credentials),
    },
  });
}
