import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import { coverageInWords } from '@flotilla/backstage-plugin-fleet-common';
import type { AnyZodObject, z } from 'zod/v3';
import type { AuthorizedQuestion } from '../access';

/** A question as assistants ask it. */
export interface QuestionAction<TInput extends AnyZodObject, TAnswer> {
  /** In kebab case, for example find-placements. */
  name: string;
  title: string;
  /** For an assistant: what it answers, and when to ask it. */
  description: string;
  input: (zod: typeof z) => TInput;
  question: Pick<AuthorizedQuestion<z.infer<TInput>, TAnswer>, 'answer'>;
  /** That it only reads, if absent. */
  attributes?: Parameters<ActionsRegistryService['register']>[0]['attributes'];
}

const READ = { readOnly: true, destructive: false, idempotent: true };

/**
 * Offers a question as an action: the same answer as over HTTP, under the same
 * permissions, with its coverage in words, since an assistant would read an
 * answer of which clusters are missing as if it were whole.
 */
export function registerQuestion<
  TInput extends AnyZodObject,
  TAnswer extends object,
>(
  registry: ActionsRegistryService,
  now: () => number,
  action: QuestionAction<TInput, TAnswer>,
): void {
  const { name, title, description, input, question } = action;
  const { attributes = READ } = action;
  registry.register({
    name,
    title,
    description,
    attributes,
    schema: {
      input,
      output: zod =>
        zod.object({ coverageInWords: zod.string().optional() }).passthrough(),
    },
    async action(context) {
      const answer = await question.answer(context.input, context.credentials);
      return { output: { ...answer, ...words(answer, now()) } };
    },
  });
}

function words(answer: object, now: number) {
  const { coverage } = answer as { coverage?: Coverage };
  return coverage ? { coverageInWords: coverageInWords(coverage, now) } : {};
}
