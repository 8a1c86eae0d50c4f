import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `fleet:deploy`. */
export const deployExamples: TemplateExample[] = [
  {
    description: 'A new image wherever the service runs, one cluster first',
    example: stringify({
      steps: [
        {
          id: 'deploy',
          name: 'Deploy',
          action: 'fleet:deploy',
          input: {
            name: 'checkout',
            entityRef: 'component:default/checkout',
            source: {
              image: { changes: [{ image: 'ghcr.io/acme/checkout:1.4.2' }] },
            },
            placement: { entityRef: 'component:default/checkout' },
            strategy: { waves: [{ name: 'canary', count: 1, soak: 'PT10M' }] },
          },
        },
      ],
    }),
  },
  {
    description: 'A chart to all production clusters, after an approval',
    example: stringify({
      steps: [
        {
          id: 'deploy',
          name: 'Deploy',
          action: 'fleet:deploy',
          input: {
            name: 'ingress',
            namespace: 'ingress',
            source: {
              helm: {
                oci: 'oci://registry.example/charts/ingress',
                version: '4.2.0',
              },
            },
            placement: { clusterSelector: 'environment=production' },
            strategy: {
              waves: [{ name: 'first', percent: 10, approval: true }],
              failures: { then: 'rollback' },
            },
          },
        },
      ],
    }),
  },
];
