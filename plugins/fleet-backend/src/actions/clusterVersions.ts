import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addClusterVersionActions(
  register: RegisterQuestion,
  { clusterVersions }: Pick<FleetQuestions, 'clusterVersions'>,
): void {
  register({
    name: 'list-cluster-versions',
    title: 'List Kubernetes versions of clusters',
    description:
      'Tells which Kubernetes version each cluster runs, how far its kubelets are behind and whether that is supported, when support of the version ends (with the source and its date), to which version it can be upgraded next, and which versions it had before, where the cluster tells that (OpenShift). Support dates that are absent are not known: do not guess them. Sort by supportEndsAt to see what is due first.',
    input: z =>
      z.object({
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        distribution: z
          .array(z.string())
          .optional()
          .describe('Only these, for example ["eks", "openshift"]'),
        orderBy: z.enum(['name', 'version', 'supportEndsAt']).optional(),
        order: z.enum(['asc', 'desc']).optional(),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: clusterVersions,
  });
}
