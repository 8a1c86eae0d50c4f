import {
  printable,
  type ServiceLookup,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';

/** How a service's workloads are found, in words. */
export function lookupText(
  t: FleetTranslate,
  { by, value, namespace, cluster }: ServiceLookup,
): string {
  return [
    t(`lookup.${by}`, { value: printable(value) }),
    namespace && t('lookup.namespace', { namespace: printable(namespace) }),
    cluster && t('lookup.cluster', { cluster: printable(cluster) }),
  ]
    .filter(Boolean)
    .join(' ');
}
