import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** What a rollout is asked for with, as the OpenAPI file has it. */
export function newRolloutInput(z: Zod) {
  return z.object({
    name: z
      .string()
      .describe(
        'A DNS label; later rollouts of the same name replace this one',
      ),
    entityRef: z.string().optional().describe('The service that it is of'),
    namespace: z
      .string()
      .optional()
      .describe('Needed for all sources but images'),
    source: z
      .object({
        image: z
          .object({
            changes: z.array(deliveredImage(z)),
            workload: z
              .object({ kind: z.string(), name: z.string() })
              .optional(),
          })
          .optional(),
        manifests: z.object({ url: z.string() }).optional(),
        kustomize: z
          .object({ url: z.string(), root: z.string().optional() })
          .optional(),
        helm: z
          .object({
            url: z.string().optional(),
            oci: z.string().optional(),
            repository: z.string().optional(),
            chart: z.string().optional(),
            version: z.string().optional(),
            values: z.record(z.unknown()).optional(),
          })
          .optional(),
      })
      .describe('Exactly one of image, manifests, kustomize and helm'),
    placement: z
      .object({
        entityRef: z.string().optional(),
        clusterSelector: z
          .string()
          .optional()
          .describe('For example environment=production,distribution in (EKS)'),
        clusters: z.array(z.string()).optional(),
      })
      .describe('Exactly one of entityRef, clusterSelector and clusters'),
    strategy: strategy(z).optional(),
    overrides: z
      .array(
        z.object({
          clusterSelector: z.string().optional(),
          clusters: z.array(z.string()).optional(),
          values: z.record(z.unknown()).optional(),
          replicas: z.number().int().min(0).optional(),
          images: z.array(deliveredImage(z)).optional(),
        }),
      )
      .optional(),
    engine: z
      .string()
      .optional()
      .describe('By who owns the workloads now, if absent'),
  });
}

function deliveredImage(z: Zod) {
  return z.object({
    container: z.string().optional(),
    image: z.string().describe('With its tag or digest'),
  });
}

function strategy(z: Zod) {
  return z.object({
    waves: z
      .array(
        z.object({
          name: z.string(),
          clusterSelector: z.string().optional(),
          clusters: z.array(z.string()).optional(),
          percent: z.number().int().min(1).max(100).optional(),
          count: z.number().int().min(1).optional(),
          approval: z.boolean().optional(),
          soak: z.string().optional(),
        }),
      )
      .optional(),
    order: z.enum(['none', 'apis']).optional(),
    concurrency: z.number().int().min(1).max(100).optional(),
    soak: z.string().optional().describe('An ISO 8601 duration'),
    gates: z
      .object({
        maxRestarts: z.number().int().min(0).optional(),
        progressDeadline: z.string().optional(),
      })
      .optional(),
    failures: z
      .object({
        max: z.number().int().min(0).optional(),
        then: z.enum(['pause', 'rollback', 'abort']).optional(),
      })
      .optional(),
    unreachable: z.enum(['wait', 'skip']).optional(),
    conflicts: z.enum(['refuse', 'takeOver']).optional(),
    window: z
      .object({
        timeZone: z.string().optional(),
        days: z
          .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
          .optional(),
        from: z.string(),
        to: z.string(),
      })
      .optional(),
  });
}
