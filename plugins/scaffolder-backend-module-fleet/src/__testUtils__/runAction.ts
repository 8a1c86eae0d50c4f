import { mockServices } from '@backstage/backend-test-utils';
import type {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { tmpdir } from 'node:os';

/** Runs an action as a task does; what it put out and logged. */
export async function runAction<I extends JsonObject, O extends JsonObject>(
  action: TemplateAction<I, O, 'v2'>,
  input: I,
  more: Partial<
    Pick<ActionContext<I, O, 'v2'>, 'isDryRun' | 'signal' | 'checkpoint'>
  > = {},
): Promise<{ output: Record<string, unknown>; lines: string[] }> {
  const logger = mockServices.logger.mock();
  const output: Record<string, unknown> = {};
  await action.handler({
    // Without a workspace it would make one, which only works before tests.
    ...createMockActionContext<I, O>({ input, workspacePath: tmpdir() }),
    logger,
    output: (name, value) => {
      output[String(name)] = value;
    },
    ...more,
  });
  return { output, lines: logger.info.mock.calls.map(([line]) => line) };
}
