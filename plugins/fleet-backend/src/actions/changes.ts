import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

const KINDS = [
  'upgrade',
  'rollback',
  'reconfigure',
  'scaling',
  'restarts',
  'nodesAdded',
  'nodesRemoved',
  'clusterVersion',
  'policy',
] as const;

export function addChangeActions(
  register: RegisterQuestion,
  { changes }: Pick<FleetQuestions, 'changes'>,
): void {
  register({
    name: 'list-changes',
    title: 'List changes',
    description:
      'Lists what happened to the fleet in one timeline, newest first: upgrades, rollbacks, scalings, waves of restarts, nodes that came and went, Kubernetes versions of clusters, and policies that were created, changed or deleted. Ask it first when something broke and nobody knows why. The last 7 days unless since says otherwise. Page by nextCursor.',
    input: z =>
      z.object({
        since: z
          .string()
          .max(64)
          .optional()
          .describe('A duration before now such as P7D or PT12H, or a time'),
        until: z
          .string()
          .max(64)
          .optional()
          .describe('The same; only what began before that'),
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        entityRef: z
          .string()
          .optional()
          .describe('A catalog entity, for example component:default/checkout'),
        owner: z
          .string()
          .optional()
          .describe('Who owns it, for example group:default/payments'),
        kind: z.array(z.enum(KINDS)).optional().describe('Only these kinds'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: changes,
  });
}
