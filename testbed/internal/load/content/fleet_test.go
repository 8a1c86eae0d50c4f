package content

import (
	"slices"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
)

func small() Options {
	return Options{
		Seed: 1, Clusters: 6, PodsPerCluster: 95, PodsPerWorkload: 4, Nodes: 3, Services: 3, ServiceClusters: 2,
		Epoch: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC),
	}
}

func newTestFleet(t *testing.T, options Options) *Fleet {
	t.Helper()
	fleet, err := NewFleet(options)
	if err != nil {
		t.Fatal(err)
	}
	return fleet
}

func (c *Cluster) allPods() []*corev1.Pod {
	var pods []*corev1.Pod
	for _, w := range c.Workloads {
		for ordinal := range w.Replicas {
			pods = append(pods, w.Pod(w.Identity(ordinal), nil))
		}
	}
	return pods
}

func TestAskedServicesRunOnExactlySoManyClusters(t *testing.T) {
	for _, size := range [][2]int{{6, 2}, {10, 10}, {25, 10}, {50, 10}, {7, 3}} {
		options := small()
		options.Clusters, options.ServiceClusters = size[0], size[1]
		clusters := map[string]int{}
		for _, cluster := range newTestFleet(t, options).Clusters {
			for _, w := range cluster.Workloads {
				clusters[w.Service]++
			}
		}
		for _, service := range []string{"asked-0", "asked-1", "asked-2"} {
			if clusters[service] != size[1] {
				t.Errorf("%s is on %d of %d clusters, not %d", service, clusters[service], size[0], size[1])
			}
		}
	}
}

func TestServicesThatDoNotFitAreRefused(t *testing.T) {
	options := small()
	options.PodsPerCluster, options.ServiceClusters = 4, 6
	if _, err := NewFleet(options); err == nil {
		t.Error("three services fit in a cluster with one workload")
	}
}

func TestPodsAreCountedAndDiffer(t *testing.T) {
	for _, cluster := range newTestFleet(t, small()).Clusters {
		names, uids := map[string]bool{}, map[string]bool{}
		for _, pod := range cluster.allPods() {
			names[pod.Namespace+"/"+pod.Name] = true
			uids[string(pod.UID)] = true
		}
		if len(names) != 95 || len(uids) != 95 {
			t.Errorf("%s has %d names and %d UIDs for 95 pods", cluster.Name, len(names), len(uids))
		}
	}
}

func TestPodsAreOwnedByWhatThereIs(t *testing.T) {
	cluster := newTestFleet(t, small()).Clusters[0]
	kinds := map[string]bool{}
	for _, pod := range cluster.allPods() {
		owner := pod.OwnerReferences[0]
		kinds[owner.Kind] = true
		named := func(o Object) bool { return o.Name == owner.Name && o.Namespace == pod.Namespace }
		if !slices.ContainsFunc(cluster.Objects(owner.Kind), named) {
			t.Errorf("%s has an owner that is not there: %s %s", pod.Name, owner.Kind, owner.Name)
		}
	}
	for _, kind := range []string{"ReplicaSet", StatefulSet, DaemonSet, Job} {
		if !kinds[kind] {
			t.Errorf("no pod is owned by a %s", kind)
		}
	}
}

func TestReplicaSetsAreOwnedByTheirDeployment(t *testing.T) {
	for _, w := range newTestFleet(t, small()).Clusters[0].Workloads {
		if w.Kind != Deployment {
			continue
		}
		set := w.replicaSet(w.revision)
		if got := set.OwnerReferences[0].UID; got != w.deployment().UID {
			t.Errorf("%s is owned by %s", set.Name, got)
		}
		if pod := w.Pod(w.Identity(0), nil); pod.OwnerReferences[0].UID != set.UID {
			t.Errorf("%s is owned by %s", pod.Name, pod.OwnerReferences[0].UID)
		}
	}
}

func TestRestartsChangeWhatIsKept(t *testing.T) {
	w := newTestFleet(t, small()).Clusters[0].Workloads[0]
	first := (*Version)(nil).After(7, time.Unix(1000, 0))
	second := first.After(8, time.Unix(2000, 0))
	pod := w.Pod(w.Identity(0), second)
	status := pod.Status.ContainerStatuses[0]
	if status.RestartCount != 2 || pod.ResourceVersion != "8" || !status.Ready {
		t.Errorf("after two restarts: %d restarts, version %s, ready %v", status.RestartCount, pod.ResourceVersion, status.Ready)
	}
	if ended := status.LastTerminationState.Terminated; ended == nil || ended.FinishedAt.Unix() != 2000 {
		t.Errorf("the last end is %v", ended)
	}
	if w.Pod(w.Identity(0), first).Status.ContainerStatuses[0].Ready {
		t.Error("the first restart leaves the container ready")
	}
}
