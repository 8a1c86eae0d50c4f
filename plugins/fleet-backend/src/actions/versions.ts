import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addVersionActions(
  register: RegisterQuestion,
  { versions }: Pick<FleetQuestions, 'versions'>,
): void {
  register({
    name: 'compare-versions',
    title: 'Compare the versions of services',
    description:
      'Tells which version of each service runs in which cluster, and how far each is behind the newest that runs anywhere. Use it to find clusters that were left behind.',
    input: z =>
      z.object({
        entityRef: z
          .string()
          .optional()
          .describe(
            'Only this service, for example component:default/checkout',
          ),
        owner: z
          .string()
          .optional()
          .describe(
            'Only services of this owner, for example group:default/payments',
          ),
        system: z.string().optional().describe('Only services of this system'),
        cluster: z
          .string()
          .optional()
          .describe('Only services that run in this cluster, by id or name'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: versions,
  });
}
