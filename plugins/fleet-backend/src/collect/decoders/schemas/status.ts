import { message, messages, number, schema, text } from '../protobuf/schema';

const cause = schema({ 1: text('reason'), 2: text('message') });

/** metav1.Status, which says why a request or a watch failed. */
export const status = schema({
  2: text('status'),
  3: text('message'),
  4: text('reason'),
  5: message(
    'details',
    schema({ 4: messages('causes', cause), 5: number('retryAfterSeconds') }),
  ),
  6: number('code'),
});
