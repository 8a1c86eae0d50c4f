package content

import (
	"strconv"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// The resourceVersions of what a cluster holds at first. FirstResourceVersion is
// the cluster's own, so every object is older.
const (
	podVersions          = 1_000_000
	objectVersions       = 3_000_000
	FirstResourceVersion = 5_000_000
)

func (w *Workload) labels() map[string]string {
	return map[string]string{
		"app.kubernetes.io/name":       w.Service,
		"app.kubernetes.io/instance":   w.Name,
		"app.kubernetes.io/part-of":    "system-" + w.Namespace,
		"app.kubernetes.io/managed-by": "Helm",
		"app.kubernetes.io/version":    w.version(w.revision),
		"backstage.io/kubernetes-id":   w.Service,
	}
}

func (w *Workload) selector() *metav1.LabelSelector {
	return &metav1.LabelSelector{MatchLabels: map[string]string{
		"app.kubernetes.io/name":     w.Service,
		"app.kubernetes.io/instance": w.Name,
	}}
}

// meta is the metadata of the workload's own object.
func (w *Workload) meta() metav1.ObjectMeta {
	return metav1.ObjectMeta{
		Name:              w.Name,
		Namespace:         w.Namespace,
		UID:               types.UID(w.uid()),
		ResourceVersion:   strconv.Itoa(objectVersions + w.index),
		Generation:        int64(w.revision),
		CreationTimestamp: w.created(),
		Labels:            w.labels(),
		Annotations: map[string]string{
			"meta.helm.sh/release-name":      w.Name,
			"meta.helm.sh/release-namespace": w.Namespace,
		},
	}
}

func owner(apiVersion, kind, name, uid string) []metav1.OwnerReference {
	yes := true
	return []metav1.OwnerReference{{
		APIVersion: apiVersion, Kind: kind, Name: name, UID: types.UID(uid),
		Controller: &yes, BlockOwnerDeletion: &yes,
	}}
}

func (w *Workload) created() metav1.Time {
	return w.ago(time.Duration(48+w.seed.Derive(3).Below(2000)) * time.Hour)
}

// rolledOut is when the present revision came.
func (w *Workload) rolledOut() metav1.Time {
	return w.ago(time.Duration(60+w.seed.Derive(4).Below(40*60)) * time.Minute)
}

func (w *Workload) ago(span time.Duration) metav1.Time {
	return metav1.NewTime(w.cluster.options.Epoch.Add(-span).UTC().Truncate(time.Second))
}

// later is some seconds after a time.
func later(t metav1.Time, seconds int) metav1.Time {
	return metav1.NewTime(t.Add(time.Duration(seconds) * time.Second))
}
