import type { JsonObject } from '@backstage/types';
import type { DeliverySource } from '@flotilla/backstage-plugin-fleet-node';
import type { RolloutSpec } from '../model/RolloutSpec';

/**
 * What a target is rendered from, for engines that read it themselves.
 *
 * @param numbers - Of the overrides that are meant for it
 */
export function deliverySource(
  { source, overrides: all }: Pick<RolloutSpec, 'source' | 'overrides'>,
  numbers: readonly number[],
): DeliverySource | undefined {
  const overrides = numbers.map(no => {
    const { values, replicas, images } = all[no];
    return { values: values as JsonObject | undefined, replicas, images };
  });
  const { helm, kustomize, manifests } = source;
  if (helm) {
    const values = helm.values as JsonObject | undefined;
    return { type: 'helm', ...helm, values, overrides };
  }
  if (kustomize) {
    return { type: 'kustomize', url: kustomize.url, overrides };
  }
  return manifests && { type: 'manifests', url: manifests.url, overrides };
}
