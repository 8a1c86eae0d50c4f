// Package cluster brings up one Kubernetes control plane on loopback and fills it.
package cluster

import (
	"context"
	"fmt"
	"path/filepath"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/looks"
	"flotilla/testbed/internal/ports"
	"flotilla/testbed/internal/process"
	"flotilla/testbed/internal/spec"
)

// The components of a control plane, in the order in which they start.
const (
	APIServer         = "kube-apiserver"
	ControllerManager = "kube-controller-manager"
	Scheduler         = "kube-scheduler"
	Kwok              = "kwok"
)

// serviceNetwork and serviceIP are where cluster addresses come from. Nothing
// routes there, so all clusters may have the same.
const (
	serviceNetwork = "10.96.0.0/16"
	serviceIP      = "10.96.0.1"
)

// Host is what a cluster needs of the testbed around it.
type Host struct {
	// Binary is the program that holds the components.
	Binary string
	Dir    string
	// Etcd is the URL of the etcd that all clusters share, each with a prefix.
	Etcd string
	// Accounts are created in each cluster.
	Accounts []Account
	Ports    *ports.Pool
	// Start runs a component of a cluster and keeps an eye on it.
	Start func(cluster string, component process.Spec) error
	// Say reports progress.
	Say func(cluster, format string, args ...any)
}

// Cluster is one control plane.
type Cluster struct {
	host   Host
	spec   spec.Cluster
	look   looks.Look
	port   int
	client *kubeapi.Client
	// tokens of the accounts, by their names, once those are there.
	tokens    map[string]string
	authority []byte
}

// New makes the directory, the certificates and the credentials of a cluster.
func New(host Host, wanted spec.Cluster) (*Cluster, error) {
	look, err := looks.Get(wanted.Look)
	if err != nil {
		return nil, err
	}
	if look, err = look.On(wanted.Platform); err != nil {
		return nil, err
	}
	port, err := host.Ports.Take()
	if err != nil {
		return nil, err
	}
	c := &Cluster{host: host, spec: wanted, look: look, port: port, tokens: map[string]string{}}
	return c, c.writeCredentials()
}

// Name is the name of the cluster.
func (c *Cluster) Name() string { return c.spec.Name }

// Server is the URL of the API server.
func (c *Cluster) Server() string { return fmt.Sprintf("https://127.0.0.1:%d", c.port) }

// GitVersion is what the API server says its version is.
func (c *Cluster) GitVersion() string { return c.spec.GitVersion }

// Look is the name of the cluster's preset.
func (c *Cluster) Look() string {
	if c.spec.Look == "" {
		return looks.Default
	}
	return c.spec.Look
}

// AdminKubeconfig is the path of the credentials that may do everything.
func (c *Cluster) AdminKubeconfig() string { return c.file("admin.kubeconfig") }

// AwaitReady returns when the API server says that it is ready.
func (c *Cluster) AwaitReady(ctx context.Context) error {
	return kubeapi.Until(ctx, c.client.Ready)
}

func (c *Cluster) file(parts ...string) string {
	return filepath.Join(append([]string{c.host.Dir, c.spec.Name}, parts...)...)
}

func (c *Cluster) params() looks.Params {
	nodes := c.spec.Nodes
	return looks.Params{
		Cluster:    c.spec.Name,
		GitVersion: c.spec.GitVersion,
		Region:     c.spec.Region,
		Nodes: looks.Overrides{
			Count:         nodes.Count,
			Labels:        nodes.Labels,
			Annotations:   nodes.Annotations,
			ProviderID:    nodes.ProviderID,
			OSImage:       nodes.OSImage,
			KernelVersion: nodes.KernelVersion,
		},
	}
}
