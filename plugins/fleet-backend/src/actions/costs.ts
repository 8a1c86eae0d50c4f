import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addCostActions(
  register: RegisterQuestion,
  { costs }: Pick<FleetQuestions, 'costs'>,
): void {
  register({
    name: 'estimate-costs',
    title: 'Estimate costs from requests',
    description:
      'Sums up the CPU and memory that pods request, by cluster, namespace, owner or service, and estimates what that costs by the price table of the portal. It is an estimate, not a bill: say so. Where no price table is set, there are only requests, in cores and bytes.',
    input: z =>
      z.object({
        groupBy: z
          .enum(['cluster', 'namespace', 'owner', 'service'])
          .optional(),
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: costs,
  });
}
