import { InputError } from '@backstage/errors';
import type { RenderTarget } from './Renderer';

/**
 * For sources that have no values.
 *
 * @throws InputError where a target has some
 */
export function refuseValues({ overrides = [] }: RenderTarget): void {
  if (overrides.some(({ values }) => values !== undefined)) {
    throw new InputError('Only a Helm chart has values to override');
  }
}
