package content

import (
	"fmt"
	"time"
)

// Options say how large the fleet is and what is in it.
type Options struct {
	Seed            uint64
	Clusters        int
	PodsPerCluster  int
	PodsPerWorkload int
	Nodes           int
	// Services is how many there are that are asked for: asked-0, asked-1, and so on.
	Services int
	// ServiceClusters is on how many clusters each of them runs.
	ServiceClusters int
	// PadBytes is how much JSON each pod has in an annotation, beside all else.
	PadBytes int
	// Rollouts is how many Argo Rollouts each cluster has; 0 means it does not serve them.
	Rollouts int
	// Epoch is the time shortly before which everything was created.
	Epoch time.Time
}

// These are what fits in addresses and names of fixed width.
const (
	maxNodes = 10_000
	maxPods  = 800_000
)

func (o Options) check() error {
	switch {
	case o.Clusters < 1 || o.Nodes < 1 || o.PodsPerWorkload < 1:
		return fmt.Errorf("clusters, nodes and pods per workload must be at least 1")
	case o.PodsPerCluster < 0 || o.Services < 0 || o.PadBytes < 0 || o.Rollouts < 0:
		return fmt.Errorf("no number may be negative")
	case o.Nodes > maxNodes || o.PodsPerCluster > maxPods:
		return fmt.Errorf("a cluster has at most %d nodes and %d pods", maxNodes, maxPods)
	case o.Services > 0 && (o.ServiceClusters < 1 || o.ServiceClusters > o.Clusters):
		return fmt.Errorf("a service runs on 1 to %d clusters, not on %d", o.Clusters, o.ServiceClusters)
	}
	return nil
}
