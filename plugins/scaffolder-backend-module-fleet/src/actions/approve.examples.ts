import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `fleet:rollout:approve`. */
export const approveExamples: TemplateExample[] = [
  {
    description: 'Let the wave begin that waits',
    example: stringify({
      steps: [
        {
          id: 'approve',
          name: 'Approve',
          action: 'fleet:rollout:approve',
          input: {
            rolloutId: '${{ parameters.rolloutId }}',
            comment: '${{ parameters.reason }}',
          },
        },
      ],
    }),
  },
];
