import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addRestartActions(
  register: RegisterQuestion,
  { restarts }: Pick<FleetQuestions, 'restarts'>,
): void {
  register({
    name: 'list-restarts',
    title: 'List restarts',
    description:
      'Lists which containers across the fleet were started again within a window, most restarts first: how often, why (reason and exit code), when last, the trend, and whether they crash in a loop now. The last day unless since says otherwise. partlyWatched names clusters in which there may have been more than is known. Page by nextCursor.',
    input: z =>
      z.object({
        since: z
          .string()
          .max(64)
          .optional()
          .describe('A duration before now such as P1D or PT1H, or a time'),
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
        reason: z
          .string()
          .max(255)
          .optional()
          .describe('Why containers had ended, for example OOMKilled'),
        crashLooping: z
          .boolean()
          .optional()
          .describe('Only containers that crash in a loop now, or that do not'),
        orderBy: z.enum(['count', 'lastAt']).optional(),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: restarts,
  });
}
