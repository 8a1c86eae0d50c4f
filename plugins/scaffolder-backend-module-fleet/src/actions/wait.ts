import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { RolloutClient } from '../client/RolloutClient';
import { waitExamples } from './wait.examples';
import { waitForRollout } from '../waitForRollout';

const DEFAULT_MINUTES = 60;

/** `fleet:rollout:wait`: waits until a rollout has ended. */
export function createWaitAction(
  client: RolloutClient,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
) {
  return createTemplateAction({
    id: 'fleet:rollout:wait',
    description:
      'Waits until a rollout has ended, and fails unless it has succeeded',
    examples: waitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        rolloutId: z => z.string({ description: 'Of the rollout' }),
        timeoutMinutes: z =>
          z
            .number({ description: 'How long to wait at most; 60 if absent' })
            .min(1)
            .optional(),
      },
      output: {
        state: z => z.string({ description: 'In which it ended' }).optional(),
      },
    },
    async handler(ctx) {
      if (ctx.isDryRun) {
        return;
      }
      const { rolloutId, timeoutMinutes = DEFAULT_MINUTES } = ctx.input;
      const state = await waitForRollout({
        id: rolloutId,
        timeoutMs: timeoutMinutes * 60_000,
        get: async id => client.get(id, await ctx.getInitiatorCredentials()),
        tell: line => ctx.logger.info(line),
        sleep: ms => sleep(ms, ctx.signal),
        now: Date.now,
      });
      ctx.output('state', state);
    },
  });
}
