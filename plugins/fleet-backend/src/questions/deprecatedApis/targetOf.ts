import { InputError } from '@backstage/errors';
import { minorOf } from '../kubernetesVersions';

/**
 * The minor version of Kubernetes 1 that is meant.
 *
 * @param target - As 1.38 or v1.38.1
 * @throws InputError for anything else
 */
export function targetOf(target: string): number {
  const found = minorOf(target);
  if (found?.major !== 1) {
    throw new InputError('target is no version of Kubernetes, such as 1.38');
  }
  return found.minor;
}
