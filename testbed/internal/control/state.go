// Package control is how commands talk to the supervisor of a testbed: by HTTP
// over a Unix socket in its directory. The same state is kept in a file, for
// whoever only wants to read.
package control

import "flotilla/testbed/internal/process"

// Actions on a component.
const (
	Kill    = "kill"
	Freeze  = "freeze"
	Thaw    = "thaw"
	Restart = "restart"
)

// Shared is the name under which the components are listed that serve all clusters.
const Shared = "shared"

// State is the content of state.json.
type State struct {
	// Ready is true when all clusters are up and filled.
	Ready   bool   `json:"ready"`
	PID     int    `json:"pid"`
	Socket  string `json:"socket"`
	Version string `json:"kubernetesVersion"`
	// Kubeconfig has all clusters with the reader's credentials.
	Kubeconfig string `json:"kubeconfig"`
	// DelivererKubeconfig has all clusters with the deliverer's credentials.
	DelivererKubeconfig string                    `json:"delivererKubeconfig"`
	Shared              map[string]process.Status `json:"shared"`
	Clusters            map[string]Cluster        `json:"clusters"`
}

// Cluster is the state of one cluster.
type Cluster struct {
	Server              string                    `json:"server"`
	Look                string                    `json:"look"`
	GitVersion          string                    `json:"gitVersion"`
	AdminKubeconfig     string                    `json:"adminKubeconfig"`
	ReaderKubeconfig    string                    `json:"readerKubeconfig"`
	DelivererKubeconfig string                    `json:"delivererKubeconfig"`
	Components          map[string]process.Status `json:"components"`
}
