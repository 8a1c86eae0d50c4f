import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `fleet:rollout:wait`. */
export const waitExamples: TemplateExample[] = [
  {
    description: 'Wait for what a step before has begun',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until it is everywhere',
          action: 'fleet:rollout:wait',
          input: {
            rolloutId: '${{ steps.deploy.output.rolloutId }}',
            timeoutMinutes: 120,
          },
        },
      ],
    }),
  },
];
