package content

import (
	"fmt"
	"strconv"
)

// Identity is all that differs between two pods of a workload that nothing has
// happened to.
type Identity struct {
	Name            string
	UID             string
	ResourceVersion string
	PodIP           string
	Node            string
	HostIP          string
	AppID           string
	ProxyID         string
}

// Identity gives the identity of one of the workload's pods, counted from 0.
func (w *Workload) Identity(ordinal int) Identity {
	pod := w.FirstPod + ordinal
	seed := w.seed.Derive(5, uint64(ordinal))
	node := w.cluster.podNode(pod, w)
	return Identity{
		Name:            w.podBase() + w.suffix(ordinal, seed),
		UID:             seed.UUID(),
		ResourceVersion: strconv.Itoa(podVersions + pod),
		PodIP:           podAddress(pod),
		Node:            nodeName(node),
		HostIP:          nodeAddress(node),
		AppID:           seed.Derive(1).SHA256(),
		ProxyID:         seed.Derive(2).SHA256(),
	}
}

// NameLength is the length of that pod's name.
func (w *Workload) NameLength(ordinal int) int {
	return len(w.podBase()) + len(w.suffix(ordinal, 0))
}

func (w *Workload) suffix(ordinal int, seed Seed) string {
	if w.Kind == StatefulSet {
		return strconv.Itoa(ordinal)
	}
	return seed.Letters(5)
}

// podNode spreads a DaemonSet's pods, and scatters others.
func (c *Cluster) podNode(pod int, w *Workload) int {
	if w.Kind == DaemonSet {
		return (pod - w.FirstPod) % c.options.Nodes
	}
	return c.seed.Derive(6, uint64(pod)).Below(c.options.Nodes)
}

// Values lists the identity, always in the same order.
func (i Identity) Values() []string {
	return []string{i.Name, i.UID, i.ResourceVersion, i.PodIP, i.Node, i.HostIP, i.AppID, i.ProxyID}
}

// IdentityOf is the identity with these values, in the order of Values.
func IdentityOf(v []string) Identity {
	return Identity{v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]}
}

// Addresses have three digits in each part, so that all are equally long.

func podAddress(pod int) string {
	return fmt.Sprintf("10.%d.%d.%d", 110+pod/10_000, 100+pod/100%100, 100+pod%100)
}

func nodeAddress(node int) string {
	return fmt.Sprintf("10.100.%d.%d", 100+node/100, 100+node%100)
}

func nodeName(node int) string {
	return fmt.Sprintf("ip-10-100-%d-%d.eu-west-1.compute.internal", 100+node/100, 100+node%100)
}
