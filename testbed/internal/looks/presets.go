package looks

// presets follow what each distribution was seen to serve. Versions of operating
// systems and kernels are examples.
var presets = map[string]Look{
	"upstream": {
		NodeName:         "{cluster}-node-{index}",
		OSImage:          "Debian GNU/Linux 13 (trixie)",
		KernelVersion:    "6.12.57+deb13-amd64",
		ContainerRuntime: "containerd://2.2.1",
	},
	"eks": {
		VersionSuffix:    "-eks-1a2b3c4",
		Region:           "eu-central-1",
		Zones:            []string{"a", "b", "c"},
		NodeName:         "ip-10-0-{index}-17.{region}.compute.internal",
		ProviderID:       "aws:///{zone}/i-{instance}",
		InstanceType:     "m7i.xlarge",
		OSImage:          "Amazon Linux 2023.9.20260914",
		KernelVersion:    "6.12.53-69.119.amzn2023.x86_64",
		ContainerRuntime: "containerd://2.1.5",
		Labels: map[string]string{
			"eks.amazonaws.com/nodegroup":    "general",
			"eks.amazonaws.com/capacityType": "ON_DEMAND",
			"k8s.io/cloud-provider-aws":      "{short}",
		},
	},
	"gke": {
		VersionSuffix:    "-gke.1234000",
		Region:           "us-central1",
		Zones:            []string{"-a", "-b", "-c"},
		NodeName:         "gke-{cluster}-default-pool-{short}",
		ProviderID:       "gce://example-project/{zone}/{node}",
		InstanceType:     "e2-standard-4",
		OSImage:          "Container-Optimized OS from Google",
		KernelVersion:    "6.12.46+",
		ContainerRuntime: "containerd://2.1.5",
		Labels: map[string]string{
			"cloud.google.com/gke-nodepool":        "default-pool",
			"cloud.google.com/gke-os-distribution": "cos",
			"cloud.google.com/machine-family":      "e2",
		},
		Annotations: map[string]string{"container.googleapis.com/instance_id": "{number}"},
	},
	"aks": {
		// AKS adds nothing to the version.
		Region:           "westeurope",
		Zones:            []string{"-1", "-2", "-3"},
		NodeName:         "aks-nodepool1-30612473-vmss00000{index}",
		ProviderID:       "azure:///subscriptions/{clusterUUID}/resourceGroups/mc_{cluster}_{region}/providers/Microsoft.Compute/virtualMachineScaleSets/aks-nodepool1-30612473-vmss/virtualMachines/{index}",
		InstanceType:     "Standard_D4s_v5",
		OSImage:          "Ubuntu 24.04.3 LTS",
		KernelVersion:    "6.8.0-1040-azure",
		ContainerRuntime: "containerd://2.1.5-1",
		Labels: map[string]string{
			"kubernetes.azure.com/cluster":            "MC_{cluster}_{region}",
			"kubernetes.azure.com/role":               "agent",
			"kubernetes.azure.com/agentpool":          "nodepool1",
			"kubernetes.azure.com/node-image-version": "AKSUbuntu-2404gen2containerd-202609.12.0",
		},
	},
	"openshift": {
		VersionSuffix:    "+5b1dbab",
		NodeName:         "{cluster}-worker-{index}",
		OSImage:          "Red Hat Enterprise Linux CoreOS 9.8.20260901-0 (Plow)",
		KernelVersion:    "5.14.0-611.5.1.el9_8.x86_64",
		ContainerRuntime: "cri-o://1.37.1",
		Labels: map[string]string{
			"node.openshift.io/os_id":        "rhcos",
			"node-role.kubernetes.io/worker": "",
		},
		Platforms: openshiftPlatforms,
		manifests: []string{"openshift-crds.yaml", "openshift-objects.yaml"},
	},
	"tkgi": {
		VersionSuffix:    "+vmware.1",
		Region:           "dc2",
		Zones:            []string{"-az1", "-az2", "-az3"},
		NodeName:         "{uuid}",
		ProviderID:       "vsphere://{uuid}",
		OSImage:          "Ubuntu 22.04.5 LTS",
		KernelVersion:    "5.15.0-157-generic",
		ContainerRuntime: "containerd://1.7.29",
		Labels: map[string]string{
			"pks-system/cluster.name": "{cluster}",
			"pks-system/cluster.uuid": "{clusterUUID}",
			"bosh.id":                 "{uuid}",
			"bosh.zone":               "{zone}",
		},
	},
	"rke2": {
		VersionSuffix:    "+rke2r1",
		NodeName:         "{cluster}-{index}",
		ProviderID:       "rke2://{node}",
		InstanceType:     "rke2",
		OSImage:          "SUSE Linux Enterprise Micro 6.1",
		KernelVersion:    "6.4.0-32-default",
		ContainerRuntime: "containerd://2.1.5-k3s1",
		Annotations: map[string]string{
			"rke2.io/node-args": `["agent"]`,
			"rke2.io/hostname":  "{node}",
		},
	},
}

var openshiftPlatforms = []Platform{
	{
		Name:       "VSphere",
		Region:     "dc1",
		Zones:      []string{"-az1", "-az2", "-az3"},
		ProviderID: "vsphere://{uuid}",
		Status:     "{type: VSphere, vsphere: {}}",
	},
	{
		Name:         "AWS",
		Region:       "eu-west-1",
		Zones:        []string{"a", "b", "c"},
		ProviderID:   "aws:///{zone}/i-{instance}",
		InstanceType: "m6i.xlarge",
		Status:       "{type: AWS, aws: {region: {region}}}",
	},
}
