import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { RolloutClient } from '../client/RolloutClient';
import { abortExamples } from './abort.examples';
import { checkpointKey } from './checkpointKey';

/**
 * `fleet:rollout:abort`: ends a rollout. What was delivered stays, unless it is
 * to be rolled back.
 */
export function createAbortAction(client: RolloutClient) {
  return createTemplateAction({
    id: 'fleet:rollout:abort',
    description: 'Ends a rollout, and brings back what was there if asked to',
    examples: abortExamples,
    supportsDryRun: true,
    schema: {
      input: {
        rolloutId: z => z.string({ description: 'Of the rollout' }),
        rollback: z =>
          z
            .boolean({ description: 'Whether to bring back what was there' })
            .optional(),
        comment: z => z.string({ description: 'Why' }).max(500).optional(),
      },
      output: { state: z => z.string({ description: 'After it' }).optional() },
    },
    async handler(ctx) {
      const { rolloutId, rollback = false, comment } = ctx.input;
      const act = rollback ? 'rollback' : 'abort';
      if (ctx.isDryRun) {
        ctx.logger.info(`Would ${act} rollout ${rolloutId}`);
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const state = await ctx.checkpoint({
        key: checkpointKey(act, ctx.input),
        fn: async () =>
          (
            await client.act(rolloutId, act, { comment }, credentials)
          ).state,
      });
      ctx.output('state', state);
    },
  });
}
