import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** What `POST /rollouts` of the fleet takes, which checks it. */
export const rolloutInput = {
  name: (z: Zod) =>
    z.string({
      description:
        'A DNS label of at most 40 characters; what later rollouts of the same name bring replaces what this one brought',
    }),
  entityRef: (z: Zod) =>
    z.string({ description: 'The service that it is of' }).optional(),
  namespace: (z: Zod) =>
    z
      .string({
        description:
          'Of objects that name none; for images, only workloads in it',
      })
      .optional(),
  source: (z: Zod) =>
    z
      .object({
        image: z.record(z.unknown()).optional(),
        manifests: z.record(z.unknown()).optional(),
        kustomize: z.record(z.unknown()).optional(),
        helm: z.record(z.unknown()).optional(),
      })
      .describe('Exactly one of image, manifests, kustomize and helm'),
  placement: (z: Zod) =>
    z
      .object({
        entityRef: z.string().optional(),
        clusterSelector: z.string().optional(),
        clusters: z.array(z.string()).optional(),
      })
      .describe('Exactly one of entityRef, clusterSelector and clusters'),
  strategy: (z: Zod) =>
    z
      .record(z.unknown())
      .describe('Waves, concurrency, soak, gates, failures, window')
      .optional(),
  overrides: (z: Zod) =>
    z
      .array(z.record(z.unknown()))
      .describe('What is different in some clusters')
      .optional(),
  engine: (z: Zod) =>
    z
      .string({ description: 'By who owns the workloads now, if absent' })
      .optional(),
};
