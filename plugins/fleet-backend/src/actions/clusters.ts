import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addClusterActions(
  register: RegisterQuestion,
  { clusters, cluster }: Pick<FleetQuestions, 'clusters' | 'cluster'>,
): void {
  register({
    name: 'list-clusters',
    title: 'List clusters',
    description:
      'Lists the Kubernetes clusters of the fleet that you may know of, with distribution, version, region, nodes, health and how fresh what is known of each is. Page by nextCursor.',
    input: z =>
      z.object({
        q: z.string().max(253).optional().describe("Part of a cluster's name"),
        distribution: z
          .array(z.string())
          .optional()
          .describe('Only these, for example ["eks", "openshift"]'),
        status: z
          .array(
            z.enum(['current', 'initial', 'stale', 'unreachable', 'forbidden']),
          )
          .optional()
          .describe('Only clusters in these sync states'),
        orderBy: z
          .enum(['name', 'distribution', 'version', 'status', 'health'])
          .optional(),
        order: z.enum(['asc', 'desc']).optional(),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: clusters,
  });

  register({
    name: 'get-cluster',
    title: 'Get a cluster',
    description:
      'Tells all that is known of one cluster: what each kind of object in it is synced to, how its distribution was recognised, and what is in the way of seeing it.',
    input: z =>
      z.object({
        id: z.string().describe('Its id, or its name where only one has it'),
      }),
    question: cluster,
  });
}
