import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addDeprecatedApiActions(
  register: RegisterQuestion,
  { deprecatedApis }: Pick<FleetQuestions, 'deprecatedApis'>,
): void {
  register({
    name: 'list-deprecated-apis',
    title: 'List deprecated Kubernetes APIs in use',
    description:
      "Lists which API versions clusters use that a Kubernetes version no longer serves, what wrote them and what to use instead: ask it before an upgrade. Without a target it is each cluster's next minor version. evidence says how that is known: managedFields (objects were written with it) or metric (the API server was asked for it since it was started). What `gaps` lists was not seen whole, so that no rows of such a cluster prove nothing.",
    input: z =>
      z.object({
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        target: z
          .string()
          .max(64)
          .optional()
          .describe('The Kubernetes version to upgrade to, such as 1.38'),
        all: z.boolean().optional().describe('Also what later versions remove'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: deprecatedApis,
  });
}
