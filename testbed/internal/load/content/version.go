package content

import (
	"strconv"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Version is what has happened to a pod: its first container was restarted.
type Version struct {
	ResourceVersion uint64
	// Restarts is how often, since the load server began.
	Restarts int32
	Ready    bool
	At       time.Time
}

// After is the version that the next restart makes. Each changes the pod's
// condition Ready too.
func (v *Version) After(resourceVersion uint64, at time.Time) *Version {
	if v == nil {
		return &Version{ResourceVersion: resourceVersion, Restarts: 1, At: at}
	}
	return &Version{ResourceVersion: resourceVersion, Restarts: v.Restarts + 1, Ready: !v.Ready, At: at}
}

// RestartCount is what the first container's status says at that version.
func (w *Workload) RestartCount(v *Version) int32 {
	count := w.podStatus(Identity{}).ContainerStatuses[0].RestartCount
	if v != nil {
		count += v.Restarts
	}
	return count
}

func (v *Version) apply(pod *corev1.Pod) {
	at := metav1.NewTime(v.At.UTC().Truncate(time.Second))
	pod.ResourceVersion = strconv.FormatUint(v.ResourceVersion, 10)
	status := &pod.Status.ContainerStatuses[0]
	status.RestartCount += v.Restarts
	status.LastTerminationState.Terminated = terminated("OOMKilled", 137, status.State.Running.StartedAt, at)
	status.LastTerminationState.Terminated.ContainerID = status.ContainerID
	status.State.Running.StartedAt = at
	status.Ready = v.Ready
	for i := range pod.Status.Conditions {
		if c := &pod.Status.Conditions[i]; c.Type == corev1.PodReady || c.Type == corev1.ContainersReady {
			v.applyTo(c, at)
		}
	}
}

func (v *Version) applyTo(condition *corev1.PodCondition, at metav1.Time) {
	condition.LastTransitionTime = at
	if !v.Ready {
		condition.Status = corev1.ConditionFalse
		condition.Reason = "ContainersNotReady"
		condition.Message = "containers with unready status: [app]"
	}
}
