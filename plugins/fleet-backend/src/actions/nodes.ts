import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

const DIMENSIONS = [
  'cluster',
  'arch',
  'os',
  'runtime',
  'zone',
  'instanceType',
  'kubeletVersion',
] as const;

export function addNodeActions(
  register: RegisterQuestion,
  { nodes }: Pick<FleetQuestions, 'nodes'>,
): void {
  register({
    name: 'list-nodes',
    title: 'List and count nodes',
    description:
      'Lists the nodes of the fleet with readiness, kubelet version and skew, operating system, architecture, container runtime, allocatable cores and bytes, and what their pods request; groupBy counts and sums them up. Where a cluster measures it, used tells what is really used, and measuredAt when that was; it does not tell what each pod uses. To count only, ask with limit 1 and read groups and totalItems.',
    input: z =>
      z.object({
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        os: z.string().max(253).optional().describe('For example linux'),
        arch: z.string().max(253).optional().describe('For example arm64'),
        ready: z.boolean().optional().describe('Only those that are, or not'),
        groupBy: z.enum(DIMENSIONS).optional(),
        orderBy: z
          .enum([
            'cluster',
            'name',
            'ready',
            'kubeletVersion',
            'cpu',
            'memory',
            'pods',
          ])
          .optional(),
        order: z.enum(['asc', 'desc']).optional(),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: nodes,
  });
}
