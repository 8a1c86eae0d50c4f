package control

import (
	"strconv"

	"flotilla/testbed/internal/load/events"
)

// Event is one event as it is answered, or what a pod is like before any.
type Event struct {
	Sequence     int    `json:"sequence"`
	Cluster      string `json:"cluster"`
	Namespace    string `json:"namespace"`
	Pod          string `json:"pod"`
	WorkloadKind string `json:"workloadKind"`
	Workload     string `json:"workload"`
	Service      string `json:"service"`
	Container    string `json:"container"`
	// Restarts is the container's restartCount since the event.
	Restarts        int32  `json:"restarts"`
	Ready           bool   `json:"ready"`
	ResourceVersion string `json:"resourceVersion"`
	// At is when it was about to be written to the first stream, in milliseconds
	// since 1970; null means that no stream has had it yet.
	At *float64 `json:"at"`
}

func describe(made events.Made) Event {
	described := Event{
		Sequence: made.Sequence, Cluster: made.Cluster, Namespace: made.Workload.Namespace, Pod: made.Name,
		WorkloadKind: made.Workload.Kind, Workload: made.Workload.Name, Service: made.Workload.Service,
		Container: "app", Restarts: made.RestartCount(), Ready: made.Ready,
		ResourceVersion: strconv.FormatUint(made.ResourceVersion, 10),
	}
	if at, ok := made.WrittenAt(); ok {
		described.At = new(float64(at.UnixMicro()) / 1000)
	}
	return described
}
