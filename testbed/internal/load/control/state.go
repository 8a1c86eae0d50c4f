package control

import (
	"net/http"

	"flotilla/testbed/internal/load/api"
)

// State is what GET /state answers.
type State struct {
	EventsPerSecond float64        `json:"eventsPerSecond"`
	Events          int            `json:"events"`
	Clusters        []ClusterState `json:"clusters"`
}

// ClusterState is one cluster's part of it. Requests are counted by verb (list,
// watch, watchlist, get) and resource, or path where there is none: "list pods".
type ClusterState struct {
	Name            string         `json:"name"`
	URL             string         `json:"url"`
	UID             string         `json:"uid"`
	Pods            int            `json:"pods"`
	ResourceVersion uint64         `json:"resourceVersion"`
	Fault           api.Fault      `json:"fault"`
	Requests        map[string]int `json:"requests"`
	Streams         int64          `json:"streams"`
	Connections     int            `json:"connections"`
	BytesSent       int64          `json:"bytesSent"`
}

func (h *Handler) state(*http.Request) (any, error) {
	_, total := h.source.After(0, 0)
	state := State{EventsPerSecond: h.source.Rate(), Events: total}
	for _, m := range h.fleet.Members {
		state.Clusters = append(state.Clusters, ClusterState{
			Name: m.Name, URL: m.URL, UID: m.Store.UID(), Pods: m.Store.PodCount(),
			ResourceVersion: m.Store.ResourceVersion(), Fault: m.Fault(),
			Requests: m.Counters.Snapshot(), Streams: m.Streams.Load(),
			Connections: m.Listener.Open(), BytesSent: m.Listener.Sent(),
		})
	}
	return state, nil
}

func (h *Handler) resetCounters(*http.Request) (any, error) {
	for _, member := range h.fleet.Members {
		member.Counters.Reset()
		member.Listener.ResetSent()
	}
	return struct{}{}, nil
}
