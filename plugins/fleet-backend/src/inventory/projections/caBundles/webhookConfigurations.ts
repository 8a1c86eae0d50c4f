import { type Fields, fieldsOf, listOf, textOf } from '../read';
import { type BundlePlace, caBundleProjection } from './caBundle';

/** Who is asked before anything is written. */
export const validatingWebhookProjection = caBundleProjection(
  'ValidatingWebhookConfiguration',
  placesOf,
);

/** Who may change what is written. */
export const mutatingWebhookProjection = caBundleProjection(
  'MutatingWebhookConfiguration',
  placesOf,
);

function placesOf(object: Fields): BundlePlace[] {
  return listOf(object, 'webhooks').map(webhook => ({
    name: textOf(webhook, 'name'),
    bundle: fieldsOf(webhook, 'clientConfig').caBundle,
  }));
}
