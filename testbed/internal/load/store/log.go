package store

import (
	"sync"

	"flotilla/testbed/internal/load/content"
)

// fresh is how many events are kept encoded.
const fresh = 64

// log is what happened to a cluster's pods, as far back as it is kept.
type log struct {
	mu sync.RWMutex
	// newest is the cluster's resourceVersion; oldest that from which one can still go on.
	newest, oldest uint64
	// floor is like oldest, for kinds of which there are no events.
	floor  uint64
	keep   int
	events []*Event
	// pods has the events of each pod, from the one that was in force at oldest on.
	pods map[int][]*Event
	// changed is closed by the next event, forgot by the next forget.
	changed, forgot chan struct{}
}

func newLog(keep int) *log {
	return &log{
		newest: content.FirstResourceVersion, oldest: content.FirstResourceVersion, floor: content.FirstResourceVersion,
		keep: keep, pods: map[int][]*Event{}, changed: make(chan struct{}), forgot: make(chan struct{}),
	}
}

// add makes the next event of a pod, which gets the pod's last one or nil.
func (l *log) add(pod int, next func(last *Event, resourceVersion uint64) *Event) *Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.newest++
	event := next(last(l.pods[pod]), l.newest)
	l.events = append(l.events, event)
	l.pods[pod] = append(l.pods[pod], event)
	if index := len(l.events) - 1 - fresh; index >= 0 {
		l.events[index].forget()
	}
	// Trimming moves all that stay, so it is done seldom.
	if len(l.events) > 2*l.keep {
		l.trim(l.keep)
	}
	l.wake()
	return event
}

// forget drops all history, and makes a version that nobody has seen, so that
// every stream and every list under way is too old.
func (l *log) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.trim(0)
	l.newest++
	l.oldest, l.floor = l.newest, l.newest
	l.wake()
	close(l.forgot)
	l.forgot = make(chan struct{})
}

func (l *log) trim(keep int) {
	dropped := l.events[:len(l.events)-keep]
	for _, event := range dropped {
		l.oldest = event.ResourceVersion
		of := l.pods[event.Pod]
		for len(of) > 1 && of[1].ResourceVersion <= l.oldest {
			of = of[1:]
		}
		l.pods[event.Pod] = append([]*Event(nil), of...)
	}
	l.events = append([]*Event(nil), l.events[len(dropped):]...)
}

func (l *log) wake() {
	close(l.changed)
	l.changed = make(chan struct{})
}

// at gives a pod's event that was in force at a version; nil is the pod's beginning.
func (l *log) at(pod int, resourceVersion uint64) *Event {
	l.mu.RLock()
	defer l.mu.RUnlock()
	of := l.pods[pod]
	for i := len(of) - 1; i >= 0; i-- {
		if of[i].ResourceVersion <= resourceVersion {
			return of[i]
		}
	}
	return nil
}

func last(of []*Event) *Event {
	if len(of) == 0 {
		return nil
	}
	return of[len(of)-1]
}
