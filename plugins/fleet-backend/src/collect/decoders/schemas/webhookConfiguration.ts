import { bytes, message, messages, schema, text } from '../protobuf/schema';
import { objectMeta } from './metadata';

const webhook = schema({
  1: text('name'),
  2: message('clientConfig', schema({ 2: bytes('caBundle') })),
});

/** ValidatingWebhookConfiguration and MutatingWebhookConfiguration alike. */
export const webhookConfiguration = schema({
  1: message('metadata', objectMeta()),
  2: messages('webhooks', webhook),
});
