import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

const DIMENSIONS = [
  'cluster',
  'distribution',
  'region',
  'namespace',
  'kind',
  'status',
  'version',
  'image',
  'owner',
  'system',
] as const;

export function addWorkloadActions(
  register: RegisterQuestion,
  { workloads }: Pick<FleetQuestions, 'workloads'>,
): void {
  register({
    name: 'search-workloads',
    title: 'Search and count workloads',
    description:
      'Finds the workloads of the fleet that are as a filter asks, and counts them by up to two dimensions (groupBy). Each has its cluster, namespace, images, version, replicas, status and owner. To count only, ask with limit 1 and read groups and totalItems.',
    input: z =>
      z.object({
        filter: z
          .string()
          .max(4096)
          .optional()
          .describe(
            'JSON such as {"distribution":"eks","image":{"$contains":"nginx"},"$not":{"status":"healthy"}}. Fields: cluster, distribution, platform, region, clusterLabel.<key>, namespace, kind, name, status, version, image, tag, digest, label.<key>, entityRef, owner, system, lifecycle, desired, ready. Operators: $in, $prefix, $exists, $contains (name and image), $gt, $gte, $lt, $lte (numbers), and $any, $all, $not around filters.',
          ),
        groupBy: z.array(z.enum(DIMENSIONS)).max(2).optional(),
        orderBy: z
          .enum(['cluster', 'name', 'namespace', 'status', 'version'])
          .optional(),
        order: z.enum(['asc', 'desc']).optional(),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: workloads,
  });
}
