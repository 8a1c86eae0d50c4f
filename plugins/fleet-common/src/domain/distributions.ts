const DISTRIBUTION_NAMES = new Map<string, string>([
  ['aks', 'AKS'],
  ['aro', 'ARO'],
  ['docker-desktop', 'Docker Desktop'],
  ['doks', 'DigitalOcean'],
  ['eks', 'EKS'],
  ['eks-anywhere', 'EKS Anywhere'],
  ['gke', 'GKE'],
  ['harvester', 'Harvester'],
  ['iks', 'IBM Cloud'],
  ['k0s', 'k0s'],
  ['k3s', 'k3s'],
  ['kind', 'kind'],
  ['microk8s', 'MicroK8s'],
  ['microshift', 'MicroShift'],
  ['minikube', 'minikube'],
  ['oke', 'OKE'],
  ['openshift', 'OpenShift'],
  ['osd', 'OpenShift Dedicated'],
  ['rke1', 'RKE1'],
  ['rke2', 'RKE2'],
  ['roks', 'ROKS'],
  ['rosa', 'ROSA'],
  ['talos', 'Talos'],
  ['tkg', 'TKG'],
  ['tkgi', 'TKGI (PKS)'],
  ['unknown', 'Unknown'],
  ['upstream', 'Kubernetes'],
]);

const PLATFORM_NAMES = new Map<string, string>([
  ['aws', 'AWS'],
  ['azure', 'Azure'],
  ['baremetal', 'Bare metal'],
  ['digitalocean', 'DigitalOcean'],
  ['docker', 'Docker'],
  ['gcp', 'Google Cloud'],
  ['hetzner', 'Hetzner'],
  ['ibmcloud', 'IBM Cloud'],
  ['nutanix', 'Nutanix'],
  ['oci', 'Oracle Cloud'],
  ['openstack', 'OpenStack'],
  ['vsphere', 'vSphere'],
]);

/**
 * A distribution as people call it; one that is not known here is shown as it is.
 *
 * @public
 */
export function distributionName(distribution: string): string {
  return DISTRIBUTION_NAMES.get(distribution.toLowerCase()) ?? distribution;
}

/**
 * A platform as people call it; one that is not known here is shown as it is.
 *
 * @public
 */
export function platformName(platform: string): string {
  return PLATFORM_NAMES.get(platform.toLowerCase()) ?? platform;
}
