package store

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/labels"

	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/wire"
)

const rememberedEvents = 100

func newTestCluster(t *testing.T) *Cluster {
	t.Helper()
	options := content.Options{Seed: 1, Clusters: 1, PodsPerCluster: 95, PodsPerWorkload: 12, Nodes: 3, PadBytes: 100, Epoch: time.Unix(1_780_000_000, 0)}
	fleet, err := content.NewFleet(options)
	if err != nil {
		t.Fatal(err)
	}
	return NewCluster(wire.NewCodecs(), fleet.Clusters[0], false, rememberedEvents)
}

func (c *Cluster) restart(t *testing.T, pod int) {
	t.Helper()
	if _, err := c.Restart(pod, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
}

func (c *Cluster) encoded(encoding wire.Encoding, resourceVersion uint64) [][]byte {
	var all [][]byte
	for _, resource := range c.Resources {
		for _, item := range c.Items(resource, Selection{}, resourceVersion) {
			all = append(all, item.Append(nil, encoding))
		}
	}
	return all
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	one, other := newTestCluster(t), newTestCluster(t)
	for encoding := range wire.Encodings {
		a, b := one.encoded(encoding, one.ResourceVersion()), other.encoded(encoding, other.ResourceVersion())
		if !bytes.Equal(bytes.Join(a, nil), bytes.Join(b, nil)) || len(a) < 100 {
			t.Errorf("encoding %d: %d and %d objects differ", encoding, len(a), len(b))
		}
	}
}

func TestPodsFromTemplatesAreThoseOfTheCodecs(t *testing.T) {
	cluster := newTestCluster(t)
	for encoding := range wire.Encodings {
		items := cluster.Items(Pods, Selection{}, cluster.ResourceVersion())
		for number, item := range items {
			w := cluster.Workload(number)
			want := cluster.codecs.Item(encoding, w.Pod(w.Identity(number-w.FirstPod), nil))
			if got := item.Append(nil, encoding); !bytes.Equal(got, want) || item.Size(encoding) != len(want) {
				t.Fatalf("encoding %d, pod %d:\n%q\nnot\n%q", encoding, number, got, want)
			}
		}
	}
}

func TestASnapshotStaysAsItWas(t *testing.T) {
	cluster := newTestCluster(t)
	for range rememberedEvents + rememberedEvents/2 {
		cluster.restart(t, 1)
	}
	snapshot := cluster.ResourceVersion()
	before := bytes.Join(cluster.encoded(wire.JSON, snapshot), nil)
	// So many that much of the history is dropped.
	for range rememberedEvents / 2 {
		cluster.restart(t, 2)
		cluster.restart(t, 1)
	}
	if err := cluster.Check(Pods, snapshot); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, bytes.Join(cluster.encoded(wire.JSON, snapshot), nil)) {
		t.Error("the snapshot has changed")
	}
}

func TestHistoryIsForgotten(t *testing.T) {
	cluster := newTestCluster(t)
	start := cluster.ResourceVersion()
	for range 2*rememberedEvents + 1 {
		cluster.restart(t, 1)
	}
	if _, err := cluster.Since(Pods, start); !errors.Is(err, ErrExpired) {
		t.Errorf("from the start: %v", err)
	}
	batch, err := cluster.Since(Pods, cluster.ResourceVersion()-rememberedEvents)
	if err != nil || len(batch.Events) != rememberedEvents {
		t.Errorf("%d events, %v", len(batch.Events), err)
	}
	if _, err := cluster.Since(Resource{}, start); err != nil {
		t.Errorf("kinds without events: %v", err)
	}
	cluster.Forget()
	if _, err := cluster.Since(Resource{}, start); !errors.Is(err, ErrExpired) {
		t.Errorf("kinds without events, after all was forgotten: %v", err)
	}
}

func TestSelection(t *testing.T) {
	cluster := newTestCluster(t)
	w := cluster.Workloads[2]
	selector := labels.SelectorFromSet(labels.Set{"backstage.io/kubernetes-id": w.Service})
	for _, test := range []struct {
		resource  Resource
		selection Selection
		want      int
	}{
		{Pods, Selection{Labels: selector}, 12},
		{Pods, Selection{Labels: selector, Namespace: "other"}, 0},
		{Pods, Selection{Namespace: w.Namespace, Name: w.Identity(3).Name}, 1},
		{grouped("apps", "v1", "Deployment", "deployments"), Selection{Labels: selector}, 1},
		{grouped("apps", "v1", "ReplicaSet", "replicasets"), Selection{Labels: selector}, 3},
		{core("Namespace", "namespaces", false), Selection{Name: "kube-system"}, 1},
	} {
		if got := len(cluster.Items(test.resource, test.selection, cluster.ResourceVersion())); got != test.want {
			t.Errorf("%s %v: %d, not %d", test.resource.Kind, test.selection, got, test.want)
		}
	}
}
