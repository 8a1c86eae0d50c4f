import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { NewRollout } from '@flotilla/backstage-plugin-fleet-common';
import type { RolloutClient } from '../client/RolloutClient';
import { checkpointKey } from './checkpointKey';
import { deployExamples } from './deploy.examples';
import { planInWords } from './planInWords';
import { rolloutInput } from './rolloutInput';

/**
 * `fleet:deploy`: begins a rollout over the clusters that match. A dry run plans
 * it, and logs what it would change.
 */
export function createDeployAction(client: RolloutClient) {
  return createTemplateAction({
    id: 'fleet:deploy',
    description:
      'Delivers an image, manifests, a kustomization or a chart to clusters of the fleet, in waves',
    examples: deployExamples,
    supportsDryRun: true,
    schema: {
      input: rolloutInput,
      output: {
        rolloutId: z => z.string({ description: 'Of the rollout' }).optional(),
        link: z =>
          z.string({ description: 'Where the portal shows it' }).optional(),
      },
    },
    async handler(ctx) {
      const request = ctx.input as NewRollout;
      const credentials = await ctx.getInitiatorCredentials();
      if (ctx.isDryRun) {
        const plan = await client.plan(request, credentials);
        planInWords(plan).forEach(line => ctx.logger.info(line));
        // Steps that follow are checked in a dry run too, and want an id.
        ctx.output('rolloutId', 'dry-run');
        ctx.output('link', '/fleet/rollouts');
        return;
      }
      // A task that goes on after a restart does not begin another one.
      const rolloutId = await ctx.checkpoint({
        key: checkpointKey('deploy', request),
        fn: async () => (await client.create(request, credentials)).id,
      });
      ctx.logger.info(`Rollout ${rolloutId} has begun`);
      ctx.output('rolloutId', rolloutId);
      ctx.output('link', `/fleet/rollouts/${rolloutId}`);
    },
  });
}
