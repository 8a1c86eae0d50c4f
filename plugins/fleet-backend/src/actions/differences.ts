import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

const KINDS = [
  'onlyLeft',
  'onlyRight',
  'images',
  'digests',
  'version',
  'replicas',
  'configuration',
] as const;

export function addDifferenceActions(
  register: RegisterQuestion,
  { differences }: Pick<FleetQuestions, 'differences'>,
): void {
  register({
    name: 'compare-clusters',
    title: 'Compare two clusters',
    description:
      'Puts two clusters side by side, or one service in both: what runs in only one of them, which images, running digests, versions and replicas differ, whether configuration does (by a hash; configuration.by says which, or that there is none), and what differs of the clusters themselves. counts tells how many workloads differ in each way.',
    input: z =>
      z.object({
        left: z
          .string()
          .describe("A cluster's id, or its name where only one has it"),
        right: z.string().describe('Another cluster'),
        entityRef: z
          .string()
          .optional()
          .describe('Only workloads of this catalog entity'),
        kind: z
          .array(z.enum(KINDS))
          .optional()
          .describe('Only workloads that differ in one of these ways'),
        all: z
          .boolean()
          .optional()
          .describe('Whether what is the same is listed too'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: differences,
  });
}
