package content

import (
	"fmt"
	"sync"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// The kinds of workloads that have pods.
const (
	Deployment  = "Deployment"
	StatefulSet = "StatefulSet"
	DaemonSet   = "DaemonSet"
	Job         = "Job"
	CronJob     = "CronJob"
)

// Workload is one workload with its pods.
type Workload struct {
	Kind      string
	Name      string
	Namespace string
	// Service is what its label backstage.io/kubernetes-id says.
	Service  string
	FirstPod int
	Replicas int

	cluster  *Cluster
	index    int
	seed     Seed
	revision int
	// fields are what managedFields say of each of its pods.
	fields func() []metav1.ManagedFieldsEntry
}

func (c *Cluster) newWorkload(index, count int, asked []int) *Workload {
	perWorkload := c.options.PodsPerWorkload
	w := &Workload{
		Kind:     kindAt(index),
		FirstPod: index * perWorkload,
		Replicas: min(perWorkload, c.options.PodsPerCluster-index*perWorkload),
		cluster:  c,
		index:    index,
		seed:     c.seed.Derive(1, uint64(index)),
	}
	w.Namespace = fmt.Sprintf("team-%02d", index%teams(count))
	// Each of the other services runs on about a third of the clusters.
	w.Service = fmt.Sprintf("%s-%04d", nouns[index%len(nouns)], (c.Index*7+index)%(3*count))
	if index < len(asked) {
		w.Kind = Deployment
		w.Service = fmt.Sprintf("asked-%d", asked[index])
	}
	w.Name = w.Service
	w.revision = 3 + w.seed.Below(20)
	w.fields = sync.OnceValue(w.podManagedFields)
	return w
}

var nouns = []string{"orders", "payments", "catalog", "identity", "shipping", "search", "billing"}

// kindAt mixes kinds as clusters do: most workloads are Deployments.
func kindAt(index int) string {
	switch index % 20 {
	case 3:
		return StatefulSet
	case 7:
		return DaemonSet
	case 11:
		return Job
	case 15:
		return CronJob
	default:
		return Deployment
	}
}

func teams(workloads int) int {
	return min(50, 1+workloads/10)
}

// Restarts tells whether its pods are restarted when they fail.
func (w *Workload) Restarts() bool {
	return w.Kind != Job && w.Kind != CronJob
}

func (w *Workload) uid() string {
	return w.seed.Derive(1).UUID()
}

// revisionSeed is of what a pod template of the workload determines.
func (w *Workload) revisionSeed(revision int) Seed {
	return w.seed.Derive(2, uint64(revision))
}

// templateHash is the value of the label pod-template-hash.
func (w *Workload) templateHash(revision int) string {
	return w.revisionSeed(revision).Letters(10)
}

func (w *Workload) version(revision int) string {
	return fmt.Sprintf("2.%d.%d", revision, w.index%4)
}
