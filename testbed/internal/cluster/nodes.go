package cluster

import (
	"context"
	"fmt"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/looks"
)

type fields = map[string]any

// createNodes registers the nodes as their kubelets would have: with what they
// are made of. kwok makes them ready.
func (c *Cluster) createNodes(ctx context.Context) error {
	for _, node := range c.look.Nodes(c.params()) {
		if _, err := c.client.Create(ctx, "/api/v1/nodes", nodeObject(node)); err != nil {
			return fmt.Errorf("node %s: %w", node.Name, err)
		}
	}
	return nil
}

func nodeObject(node looks.Node) kubeapi.Object {
	resources := fields{"cpu": "4", "memory": "16Gi", "pods": "110", "ephemeral-storage": "100Gi"}
	return kubeapi.Object{
		"apiVersion": "v1",
		"kind":       "Node",
		"metadata":   fields{"name": node.Name, "labels": node.Labels, "annotations": node.Annotations},
		"spec":       fields{"providerID": node.ProviderID},
		"status": fields{
			"capacity":    resources,
			"allocatable": resources,
			"nodeInfo": fields{
				"architecture":            "amd64",
				"operatingSystem":         "linux",
				"osImage":                 node.OSImage,
				"kernelVersion":           node.KernelVersion,
				"containerRuntimeVersion": node.ContainerRuntime,
				"kubeletVersion":          node.KubeletVersion,
				"kubeProxyVersion":        node.KubeletVersion,
				"machineID":               node.MachineID,
				"systemUUID":              node.MachineID,
				"bootID":                  node.MachineID,
			},
		},
	}
}

// builtinManifests are those that come with the testbed.
func (c *Cluster) builtinManifests() [][]byte {
	manifests := [][]byte{c.look.Manifests(c.params())}
	if c.spec.ArgoRollouts {
		manifests = append(manifests, looks.RolloutCRD())
	}
	return manifests
}
