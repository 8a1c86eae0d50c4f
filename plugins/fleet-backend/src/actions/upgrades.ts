import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addUpgradeActions(
  register: RegisterQuestion,
  { upgrades }: Pick<FleetQuestions, 'upgrades'>,
): void {
  register({
    name: 'list-upgrades',
    title: 'List upgrades',
    description:
      'Lists what was upgraded, rolled back or reconfigured across the fleet, newest first: when, in which cluster, which workload, from which image or version to which, who told of it (source flotilla, with rolloutId, for rollouts of this portal), and how exact the time is. The last 30 days unless since says otherwise. Page by nextCursor.',
    input: z =>
      z.object({
        since: z
          .string()
          .max(64)
          .optional()
          .describe('A duration before now such as P30D or PT12H, or a time'),
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        namespace: z.string().optional(),
        entityRef: z
          .string()
          .optional()
          .describe('A catalog entity, for example component:default/checkout'),
        owner: z
          .string()
          .optional()
          .describe('Who owns it, for example group:default/payments'),
        kind: z
          .array(z.enum(['upgrade', 'rollback', 'reconfigure']))
          .optional()
          .describe(
            'Only these kinds; reconfigure is a rollout of the same images',
          ),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: upgrades,
  });
}
