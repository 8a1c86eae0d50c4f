package store

import (
	"errors"

	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/wire"
)

// ErrExpired says that a resourceVersion is too old: what happened since is forgotten.
var ErrExpired = errors.New("too old resource version")

// Cluster is one cluster's store.
type Cluster struct {
	*content.Cluster
	Resources []Resource

	codecs    *wire.Codecs
	objects   map[string][]*object
	workloads []*workload
	log       *log
	// restarting are the numbers of the pods that can restart.
	restarting []int
}

// NewCluster fills a store. keep is how many events it remembers at least.
func NewCluster(codecs *wire.Codecs, from *content.Cluster, rollouts bool, keep int) *Cluster {
	c := &Cluster{
		Cluster: from, Resources: Resources(rollouts), codecs: codecs,
		objects: map[string][]*object{}, log: newLog(keep),
	}
	for _, w := range from.Workloads {
		for ordinal := range w.Replicas {
			if w.Restarts() {
				c.restarting = append(c.restarting, w.FirstPod+ordinal)
			}
		}
		c.workloads = append(c.workloads, &workload{Workload: w, codecs: codecs, templates: map[templateKey]*wire.Template{}})
	}
	for _, resource := range c.Resources {
		if resource.Kind != Pods.Kind {
			for _, o := range from.Objects(resource.Kind) {
				c.objects[resource.Kind] = append(c.objects[resource.Kind], &object{Object: o, codecs: codecs})
			}
		}
	}
	return c
}

// Forget makes all versions up to now too old, as a compaction does.
func (c *Cluster) Forget() { c.log.forget() }

// Warm encodes ahead what a client will ask for.
func (c *Cluster) Warm(encoding wire.Encoding) {
	for _, resource := range c.Resources {
		if !resource.Custom || encoding == wire.JSON {
			for _, item := range c.Items(resource, Selection{}, c.ResourceVersion()) {
				item.Size(encoding)
			}
		}
	}
}

// ResourceVersion is the cluster's present one.
func (c *Cluster) ResourceVersion() uint64 {
	c.log.mu.RLock()
	defer c.log.mu.RUnlock()
	return c.log.newest
}

// Check fails with ErrExpired where one cannot go on from a version any more.
func (c *Cluster) Check(resource Resource, resourceVersion uint64) error {
	c.log.mu.RLock()
	defer c.log.mu.RUnlock()
	return c.log.check(resource, resourceVersion)
}

// Items are the objects of a kind as they were at a version.
func (c *Cluster) Items(resource Resource, selection Selection, resourceVersion uint64) []Item {
	if resource.Kind == Pods.Kind {
		return c.pods(selection, resourceVersion)
	}
	var items []Item
	for _, o := range c.objects[resource.Kind] {
		if selection.named(o.Name) && selection.holds(o.Namespace, o.Labels) {
			items = append(items, o)
		}
	}
	return items
}

func (c *Cluster) pods(selection Selection, resourceVersion uint64) []Item {
	var items []Item
	for _, w := range c.workloads {
		if !selection.holds(w.Namespace, w.PodLabels()) {
			continue
		}
		for ordinal := range w.Replicas {
			if selection.Name != "" && !selection.named(w.Identity(ordinal).Name) {
				continue
			}
			if event := c.log.at(w.FirstPod+ordinal, resourceVersion); event != nil {
				items = append(items, event)
			} else {
				items = append(items, pod{w, ordinal})
			}
		}
	}
	return items
}
