import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { isKeepable } from '../filter/isKeepable';

/**
 * An entity reference of a query in the form in which services are kept: whole,
 * and in lower case.
 *
 * @throws InputError for what is none
 */
export function refOf(
  text: string,
  context: { defaultKind?: string } = {},
): string {
  if (!isKeepable(text)) {
    throw new InputError('An entity reference has characters that none has');
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultNamespace: 'default', ...context }),
    );
  } catch {
    throw new InputError(
      'This is not an entity reference; an example is component:default/checkout',
    );
  }
}
