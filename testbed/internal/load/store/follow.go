package store

// Matches tells whether an event is of a pod that is meant.
func (s Selection) Matches(event *Event) bool {
	return s.named(event.Name) && s.holds(event.Workload.Namespace, event.Workload.PodLabels())
}

// Batch is what happened since a version.
type Batch struct {
	Events []*Event
	// ResourceVersion is up to where.
	ResourceVersion uint64
	// Changed is closed when there is more.
	Changed <-chan struct{}
}

// Since gives what happened to a kind's objects after a version. It fails with
// ErrExpired where not all of that is remembered.
func (c *Cluster) Since(resource Resource, resourceVersion uint64) (Batch, error) {
	c.log.mu.RLock()
	defer c.log.mu.RUnlock()
	if err := c.log.check(resource, resourceVersion); err != nil {
		return Batch{}, err
	}
	if resource.Kind != Pods.Kind {
		return Batch{ResourceVersion: c.log.newest, Changed: c.log.forgot}, nil
	}
	batch := Batch{ResourceVersion: c.log.newest, Changed: c.log.changed}
	start := len(c.log.events)
	for start > 0 && c.log.events[start-1].ResourceVersion > resourceVersion {
		start--
	}
	batch.Events = append(batch.Events, c.log.events[start:]...)
	return batch, nil
}

// check needs the lock.
func (l *log) check(resource Resource, resourceVersion uint64) error {
	oldest := l.floor
	if resource.Kind == Pods.Kind {
		oldest = l.oldest
	}
	if resourceVersion < oldest {
		return ErrExpired
	}
	return nil
}
