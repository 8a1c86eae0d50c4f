import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { RolloutClient } from '../client/RolloutClient';
import { approveExamples } from './approve.examples';
import { checkpointKey } from './checkpointKey';

/**
 * `fleet:rollout:approve`: lets the wave of a rollout begin that waits for
 * approval. Whoever asked for the rollout cannot.
 */
export function createApproveAction(client: RolloutClient) {
  return createTemplateAction({
    id: 'fleet:rollout:approve',
    description: 'Approves the wave of a rollout that waits for approval',
    examples: approveExamples,
    supportsDryRun: true,
    schema: {
      input: {
        rolloutId: z => z.string({ description: 'Of the rollout' }),
        wave: z =>
          z
            .number({ description: 'From 0; the one that waits, if absent' })
            .int()
            .min(0)
            .optional(),
        comment: z => z.string({ description: 'Why' }).max(500).optional(),
      },
      output: { state: z => z.string({ description: 'After it' }).optional() },
    },
    async handler(ctx) {
      const { rolloutId, wave, comment } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would approve rollout ${rolloutId}`);
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const state = await ctx.checkpoint({
        key: checkpointKey('approve', ctx.input),
        fn: async () => {
          const request = { wave, comment };
          const rollout = await client.act(
            rolloutId,
            'approve',
            request,
            credentials,
          );
          return rollout.state;
        },
      });
      ctx.output('state', state);
    },
  });
}
