package looks

import "maps"

// Params says of which cluster the look is wanted.
type Params struct {
	Cluster    string
	GitVersion string
	// Region overrides the look's own.
	Region string
	Nodes  Overrides
}

// Overrides is what a fleet file may say about nodes; whatever it leaves out
// comes from the look. Labels and annotations are added to the look's.
type Overrides struct {
	Count         int
	Labels        map[string]string
	Annotations   map[string]string
	ProviderID    string
	OSImage       string
	KernelVersion string
}

// Node is one node as its kubelet would have registered it.
type Node struct {
	Name             string
	ProviderID       string
	Labels           map[string]string
	Annotations      map[string]string
	OSImage          string
	KernelVersion    string
	ContainerRuntime string
	KubeletVersion   string
	MachineID        string
}

// Nodes gives the nodes of a cluster with this look.
func (l Look) Nodes(params Params) []Node {
	nodes := make([]Node, params.Nodes.Count)
	for index := range nodes {
		nodes[index] = l.node(params, index)
	}
	return nodes
}

func (l Look) node(params Params, index int) Node {
	expand := newExpander(params.Cluster, index)
	region := or(params.Region, l.Region)
	zone := ""
	if region != "" && len(l.Zones) > 0 {
		zone = region + l.Zones[index%len(l.Zones)]
	}
	expand.set("region", region)
	expand.set("zone", zone)
	expand.set("node", expand.text(l.NodeName))

	over := params.Nodes
	return Node{
		Name:             expand.text("{node}"),
		ProviderID:       expand.text(or(over.ProviderID, l.ProviderID)),
		Labels:           expand.values(l.commonLabels(region, zone), l.Labels, over.Labels),
		Annotations:      expand.values(l.Annotations, over.Annotations),
		OSImage:          or(over.OSImage, l.OSImage),
		KernelVersion:    or(over.KernelVersion, l.KernelVersion),
		ContainerRuntime: l.ContainerRuntime,
		KubeletVersion:   params.GitVersion,
		MachineID:        expand.text("{uuid}"),
	}
}

// commonLabels are those that every kubelet or cloud controller sets. One that
// has no value is left out, as clusters without a cloud provider do.
func (l Look) commonLabels(region, zone string) map[string]string {
	labels := map[string]string{
		"kubernetes.io/hostname":           "{node}",
		"kubernetes.io/os":                 "linux",
		"kubernetes.io/arch":               "amd64",
		"node.kubernetes.io/instance-type": l.InstanceType,
		"topology.kubernetes.io/region":    region,
		"topology.kubernetes.io/zone":      zone,
	}
	maps.DeleteFunc(labels, func(_, value string) bool { return value == "" })
	return labels
}

func or(first, second string) string {
	if first != "" {
		return first
	}
	return second
}
