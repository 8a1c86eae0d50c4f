import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addAddonActions(
  register: RegisterQuestion,
  { addons }: Pick<FleetQuestions, 'addons'>,
): void {
  register({
    name: 'list-addons',
    title: 'List add-ons and Helm charts of clusters',
    description:
      "Lists which add-ons (such as cert-manager, ingress-nginx or CoreDNS) and Helm charts clusters have, in which version, and whether that is known to go with the cluster's Kubernetes and its next minor version. unknown means that nobody says so: do not guess. Give a name to see one of them across the fleet.",
    input: z =>
      z.object({
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        name: z
          .string()
          .max(253)
          .optional()
          .describe('Of an add-on or chart, such as cert-manager'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: addons,
  });
}
