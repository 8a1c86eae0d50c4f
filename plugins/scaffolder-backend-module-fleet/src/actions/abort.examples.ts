import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `fleet:rollout:abort`. */
export const abortExamples: TemplateExample[] = [
  {
    description: 'End a rollout that is not wanted any more',
    example: stringify({
      steps: [
        {
          id: 'abort',
          name: 'Abort',
          action: 'fleet:rollout:abort',
          input: {
            rolloutId: '${{ parameters.rolloutId }}',
            comment: '${{ parameters.reason }}',
          },
        },
      ],
    }),
  },
];
