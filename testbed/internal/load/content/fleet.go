package content

import "fmt"

// Fleet is all clusters.
type Fleet struct {
	Options  Options
	Clusters []*Cluster
}

// Cluster is what one cluster holds. Objects are made when they are asked for.
type Cluster struct {
	Name      string
	Index     int
	Workloads []*Workload
	options   Options
	seed      Seed
	fields    *fieldSets
}

// NewFleet lays out a fleet. It fails where the asked services do not fit in.
func NewFleet(options Options) (*Fleet, error) {
	if err := options.check(); err != nil {
		return nil, err
	}
	fleet := &Fleet{Options: options}
	for index := range options.Clusters {
		cluster, err := newCluster(options, index)
		if err != nil {
			return nil, err
		}
		fleet.Clusters = append(fleet.Clusters, cluster)
	}
	return fleet, nil
}

func newCluster(options Options, index int) (*Cluster, error) {
	cluster := &Cluster{
		Name:    fmt.Sprintf("load-%04d", index),
		Index:   index,
		options: options,
		seed:    Seed(options.Seed).Derive(uint64(index)),
		fields:  &fieldSets{classes: map[string]ownedFields{}},
	}
	count := (options.PodsPerCluster + options.PodsPerWorkload - 1) / options.PodsPerWorkload
	asked := askedServices(options, index)
	if len(asked) > count {
		return nil, fmt.Errorf("%s has room for %d workloads, and %d services are to run there", cluster.Name, count, len(asked))
	}
	for at := range count {
		cluster.Workloads = append(cluster.Workloads, cluster.newWorkload(at, count, asked))
	}
	return cluster, nil
}

// askedServices names the services that run on a cluster. Each is spread evenly,
// and begins somewhere else.
func askedServices(options Options, cluster int) []int {
	var found []int
	for service := range options.Services {
		step := options.Clusters / options.ServiceClusters
		distance := (cluster - service%options.Clusters + options.Clusters) % options.Clusters
		if distance%step == 0 && distance/step < options.ServiceClusters {
			found = append(found, service)
		}
	}
	return found
}

// PodCount is how many pods the cluster has.
func (c *Cluster) PodCount() int {
	return c.options.PodsPerCluster
}

// Workload finds whose a pod is.
func (c *Cluster) Workload(pod int) *Workload {
	return c.Workloads[pod/c.options.PodsPerWorkload]
}

// UID is the UID of the namespace kube-system, which stands for the cluster's.
func (c *Cluster) UID() string {
	return c.namespaceSeed("kube-system").UUID()
}
