import type { JsonObject } from '@backstage/types';
import type { DeliveryTarget } from '@flotilla/backstage-plugin-fleet-node';
import { textAt } from '../fields';

/** How Argo CD calls the cluster that it runs in. */
const OWN_SERVER = 'https://kubernetes.default.svc';
const OWN_NAME = 'in-cluster';
/** Where Argo CD knows a cluster by another name than the fleet. */
const NAME_LABEL = 'flotilla.io/argocd-name';

type Cluster = DeliveryTarget['cluster'];

/** What is known of a cluster besides its name. */
export interface Whereabouts {
  /** The URL of its API server, as the fleet reaches it. */
  server?: string;
  /** Whether Argo CD runs in it. */
  isHub: boolean;
}

/** Where Applications deliver to, and whether a cluster is meant. */
export interface Destination {
  name?: string;
  server?: string;
}

export function destinationOf(application: unknown): Destination {
  return {
    name: textAt(application, 'spec', 'destination', 'name'),
    server: textAt(application, 'spec', 'destination', 'server'),
  };
}

export function isDestination(
  { name, server }: Destination,
  cluster: Cluster,
  whereabouts: Whereabouts,
): boolean {
  if (name === OWN_NAME || (server && sameUrl(server, OWN_SERVER))) {
    return whereabouts.isHub;
  }
  return name
    ? name === nameOf(cluster)
    : sameUrl(server ?? '', whereabouts.server ?? '');
}

/** Of an Application that is to be made. */
export function destinationFor(
  cluster: Cluster,
  namespace: string,
  { isHub }: Whereabouts,
): JsonObject {
  return isHub
    ? { server: OWN_SERVER, namespace }
    : { name: nameOf(cluster), namespace };
}

function nameOf({ name, labels }: Cluster): string {
  return labels[NAME_LABEL] ?? name;
}

function sameUrl(one: string, other: string): boolean {
  const plain = (url: string) =>
    url.replace(/\/+$/, '').replace(/:443$/, '').toLowerCase();
  return one !== '' && plain(one) === plain(other);
}
