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
      'Sums up the CPU and memory that pods request, by cluster, namespace, owner or service, and tells what that costs an hour: in clusters with OpenCost what that says (source opencost, with its currency and when it was asked), elsewhere an estimate by the price table of the portal (source estimate). Neither is a bill: say so, and never add up rows of different currencies. Where there is neither, there are only requests, in cores and bytes.',
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
