package store

import (
	"errors"
	"strconv"
	"time"

	"flotilla/testbed/internal/load/content"
)

// ErrNothingRestarts says that no pod of a cluster can restart.
var ErrNothingRestarts = errors.New("no pod can restart")

// Restart makes an event: the first container of a pod was restarted. Pods that
// can restart are counted from 0, over and over again.
func (c *Cluster) Restart(number int, at time.Time) (*Event, error) {
	if len(c.restarting) == 0 {
		return nil, ErrNothingRestarts
	}
	pod := c.restarting[number%len(c.restarting)]
	return c.log.add(pod, func(last *Event, resourceVersion uint64) *Event {
		var before *content.Version
		if last != nil {
			before = &last.Version
		}
		return c.event(pod, *before.After(resourceVersion, at))
	}), nil
}

// Latest is that pod's last event; where it had none, one that tells how it began.
func (c *Cluster) Latest(number int) (*Event, error) {
	if len(c.restarting) == 0 {
		return nil, ErrNothingRestarts
	}
	pod := c.restarting[number%len(c.restarting)]
	if event := c.log.at(pod, c.ResourceVersion()); event != nil {
		return event, nil
	}
	w := c.Workload(pod)
	version, err := strconv.ParseUint(w.Identity(pod-w.FirstPod).ResourceVersion, 10, 64)
	return c.event(pod, content.Version{ResourceVersion: version, Ready: true}), err
}

func (c *Cluster) event(pod int, version content.Version) *Event {
	w := c.Workload(pod)
	return &Event{
		Version: version, Workload: w, Pod: pod, Name: w.Identity(pod - w.FirstPod).Name,
		codecs: c.codecs, written: make(chan struct{}),
	}
}
