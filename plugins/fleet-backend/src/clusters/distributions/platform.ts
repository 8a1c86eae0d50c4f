import type { NodeFacts } from '@flotilla/backstage-plugin-fleet-node';
import { majority } from './majority';

const PLATFORMS: ReadonlyArray<[prefix: string, platform: string]> = [
  ['aws:', 'aws'],
  ['gce:', 'gcp'],
  ['azure:', 'azure'],
  ['vsphere:', 'vsphere'],
  ['openstack:', 'openstack'],
  ['digitalocean:', 'digitalocean'],
  ['ibm', 'ibmcloud'],
  ['oci', 'oci'],
  ['hcloud:', 'hetzner'],
  ['nutanix:', 'nutanix'],
  ['kind:', 'docker'],
  ['metal3:', 'baremetal'],
  ['baremetalhost:', 'baremetal'],
];

/** What most nodes run on, by their providerIDs. */
export function platformOf(nodes: readonly NodeFacts[]): string | undefined {
  return majority(nodes.map(({ providerId }) => fromProviderId(providerId)));
}

function fromProviderId(providerId: string | undefined): string | undefined {
  return PLATFORMS.find(([prefix]) => providerId?.startsWith(prefix))?.[1];
}
