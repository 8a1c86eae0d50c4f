package control

import (
	"fmt"
	"net/http"
	"time"

	"flotilla/testbed/internal/load/events"
	"flotilla/testbed/internal/load/fleet"
)

// patience is how long a touch waits for a stream to have its event, where there
// are streams.
const patience = 2 * time.Second

// touch makes one event now: of a pod with a number, of any pod of a cluster, or
// of any cluster's.
func (h *Handler) touch(r *http.Request) (any, error) {
	made, err := h.makeEvent(r)
	if err != nil {
		return nil, err
	}
	if h.fleet.Member(made.Cluster).Streams.Load() == 0 {
		return describe(made), nil
	}
	select {
	case <-made.Written():
	case <-time.After(patience):
	case <-r.Context().Done():
	}
	return describe(made), nil
}

func (h *Handler) makeEvent(r *http.Request) (events.Made, error) {
	if r.URL.Query().Get("cluster") == "" {
		return h.source.Next()
	}
	member, pod, err := h.pod(r)
	switch {
	case err != nil:
		return events.Made{}, err
	case r.URL.Query().Has("n"):
		return h.source.Of(member, pod)
	default:
		return h.source.In(member)
	}
}

// peek tells which pod a touch with the same query is of, and what it is like.
func (h *Handler) peek(r *http.Request) (any, error) {
	member, pod, err := h.pod(r)
	if err != nil {
		return nil, err
	}
	event, err := member.Store.Latest(pod)
	if err != nil {
		return nil, err
	}
	return describe(events.Made{Cluster: member.Name, Event: event}), nil
}

// pod reads which of a cluster's pods is meant, counting those that can restart.
func (h *Handler) pod(r *http.Request) (*fleet.Member, int, error) {
	name := r.URL.Query().Get("cluster")
	member := h.fleet.Member(name)
	if member == nil {
		return nil, 0, fmt.Errorf("there is no cluster %q", name)
	}
	pod, err := number(r, "n", 0)
	return member, pod, err
}
