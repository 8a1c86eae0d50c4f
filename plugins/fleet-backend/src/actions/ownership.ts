import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

const REASONS = [
  'runsNowhere',
  'annotationMatchesNothing',
  'onlyInDevelopment',
  'noOwner',
] as const;

export function addOwnershipActions(
  register: RegisterQuestion,
  { unclaimed, declared }: Pick<FleetQuestions, 'unclaimed' | 'declared'>,
): void {
  register({
    name: 'list-unclaimed-workloads',
    title: 'List workloads that nobody claims',
    description:
      'Lists workloads that belong to no service of the catalog, each with the owner that labels, deliveries, images or its namespace suggest, how sure that is, and by what. A suggestion is not an owner: say so.',
    input: z =>
      z.object({
        cluster: z.string().max(1024).optional().describe('By id or name'),
        namespace: z.string().max(253).optional(),
        owner: z
          .string()
          .max(1024)
          .optional()
          .describe(
            'Only those that this owner is suggested for, for example group:default/payments; pages may be short then',
          ),
        limit: z.number().int().min(1).max(200).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: unclaimed,
  });
  register({
    name: 'list-declared-not-observed',
    title: 'List services that the fleet does not show as declared',
    description:
      'Lists services of the catalog that are declared otherwise than the fleet shows them: of production and running nowhere, only in development, or without an owner, and those whose annotations match no workload; each with its reasons.',
    input: z =>
      z.object({
        reason: z.enum(REASONS).optional(),
        owner: z
          .string()
          .max(1024)
          .optional()
          .describe('For example group:default/payments'),
        system: z.string().max(1024).optional(),
        cluster: z
          .string()
          .max(1024)
          .optional()
          .describe('Only services that run there, by id or name'),
        namespace: z
          .string()
          .max(253)
          .optional()
          .describe('Only services that run in it'),
        limit: z.number().int().min(1).max(200).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: declared,
  });
}
