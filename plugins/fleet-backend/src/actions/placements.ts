import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addPlacementActions(
  register: RegisterQuestion,
  { placements }: Pick<FleetQuestions, 'placements'>,
): void {
  register({
    name: 'find-placements',
    title: 'Find where a service runs',
    description:
      'Tells where a service runs now across the fleet: cluster, namespace, version, images, replicas, health and restarts. Ask by exactly one of entityRef, service and selector.',
    input: z =>
      z.object({
        entityRef: z
          .string()
          .optional()
          .describe('A catalog entity, for example component:default/checkout'),
        service: z
          .string()
          .optional()
          .describe(
            'A name as workloads carry it in backstage.io/kubernetes-id or app.kubernetes.io/name',
          ),
        selector: z
          .string()
          .max(4096)
          .optional()
          .describe('A Kubernetes label selector, for example app=web'),
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        namespace: z.string().optional(),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: placements,
  });
}
