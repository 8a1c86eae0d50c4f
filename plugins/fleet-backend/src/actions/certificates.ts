import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addCertificateActions(
  register: RegisterQuestion,
  { certificates }: Pick<FleetQuestions, 'certificates'>,
): void {
  register({
    name: 'list-certificates',
    title: 'List certificates by expiry',
    description:
      'Lists certificates of the fleet, the one that expires next first: those that API servers show in TLS handshakes (kind ApiServer), those of cert-manager (kind Certificate), and the authorities that API servers trust for webhooks and aggregated APIs (the other kinds), without which calls fail. Use expiresBefore with a duration such as P30D to see what is due. Others, such as those in Secrets, are not known.',
    input: z =>
      z.object({
        cluster: z
          .string()
          .optional()
          .describe("A cluster's id, or its name where only one has it"),
        kind: z
          .enum([
            'ApiServer',
            'Certificate',
            'ValidatingWebhookConfiguration',
            'MutatingWebhookConfiguration',
            'APIService',
          ])
          .optional(),
        expiresBefore: z
          .string()
          .max(64)
          .optional()
          .describe('A time, or an ISO 8601 duration from now, such as P30D'),
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: certificates,
  });
}
