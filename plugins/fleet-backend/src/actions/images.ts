import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addImageActions(
  register: RegisterQuestion,
  { images }: Pick<FleetQuestions, 'images'>,
): void {
  register({
    name: 'find-images',
    title: 'Find container images',
    description:
      'Lists the container images that run in the fleet by repository, tag and digest: how many workloads and clusters run each, who owns those, since when it is known, whether its tag is mutable, which digests pods run, and how many vulnerabilities the Trivy operator counts. Give the filter of one to search-workloads to learn where it runs.',
    input: z =>
      z.object({
        q: z
          .string()
          .max(255)
          .optional()
          .describe("Part of a repository's name, for example nginx"),
        repository: z
          .string()
          .max(255)
          .optional()
          .describe('As templates write it, for example ghcr.io/acme/web'),
        tag: z.string().max(128).optional(),
        digest: z
          .string()
          .max(128)
          .optional()
          .describe('For example sha256:4bcff6…, pinned or run by pods'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: images,
  });
}
