import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addBlastRadiusActions(
  register: RegisterQuestion,
  { blastRadius }: Pick<FleetQuestions, 'blastRadius'>,
): void {
  register({
    name: 'find-blast-radius',
    title: 'Find what an outage hits',
    description:
      'Tells what is hit where a cluster, a namespace of it, an image or a service is lost: which services, whether each runs elsewhere too and where, their owners and systems, and who consumes their APIs or depends on them by the catalog, with the path. Use it before maintenance, in an incident, or when an image has to be stopped. Give a cluster, an image or an entityRef; all that are given must hold.',
    input: z =>
      z.object({
        cluster: z
          .string()
          .max(1024)
          .optional()
          .describe('By id, or by name where only one has it'),
        namespace: z
          .string()
          .max(253)
          .optional()
          .describe('Only this namespace of what else is given'),
        image: z
          .string()
          .max(512)
          .optional()
          .describe('For example ghcr.io/acme/web or ghcr.io/acme/web:1.2'),
        entityRef: z
          .string()
          .max(1024)
          .optional()
          .describe('A service, for example component:default/checkout'),
        limit: z.number().int().min(1).max(200).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: blastRadius,
  });
}
