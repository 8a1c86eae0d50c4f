package content

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func (w *Workload) podStatus(id Identity) corev1.PodStatus {
	started := w.rolledOut()
	status := corev1.PodStatus{
		Phase:     corev1.PodRunning,
		QOSClass:  corev1.PodQOSBurstable,
		HostIP:    id.HostIP,
		HostIPs:   []corev1.HostIP{{IP: id.HostIP}},
		PodIP:     id.PodIP,
		PodIPs:    []corev1.PodIP{{IP: id.PodIP}},
		StartTime: &started,
	}
	if !w.Restarts() {
		status.Phase = corev1.PodSucceeded
	}
	for _, kind := range []corev1.PodConditionType{
		corev1.PodReadyToStartContainers, corev1.PodInitialized, corev1.PodReady, corev1.ContainersReady, corev1.PodScheduled,
	} {
		status.Conditions = append(status.Conditions, w.condition(kind))
	}
	appDigest := w.revisionSeed(w.revision).Derive(1).SHA256()
	status.ContainerStatuses = []corev1.ContainerStatus{
		w.containerStatus("app", w.image(w.revision), appDigest, id.AppID),
		w.containerStatus("proxy", proxyImage, Seed(1).SHA256(), id.ProxyID),
	}
	return status
}

func (w *Workload) condition(kind corev1.PodConditionType) corev1.PodCondition {
	condition := corev1.PodCondition{
		Type: kind, Status: corev1.ConditionTrue, LastTransitionTime: later(w.rolledOut(), 9),
	}
	if !w.Restarts() && (kind == corev1.PodReady || kind == corev1.ContainersReady) {
		condition.Status = corev1.ConditionFalse
		condition.Reason = "PodCompleted"
	}
	return condition
}

func (w *Workload) containerStatus(name, image, digest, id string) corev1.ContainerStatus {
	runs := w.Restarts()
	status := corev1.ContainerStatus{
		Name: name, Image: image, ImageID: image + "@sha256:" + digest, ContainerID: "containerd://" + id,
		Ready: runs, Started: &runs,
	}
	started := later(w.rolledOut(), 8)
	if runs {
		status.State.Running = &corev1.ContainerStateRunning{StartedAt: started}
	} else {
		status.State.Terminated = terminated("Completed", 0, started, later(started, 40))
	}
	if name == "app" && w.wasRestarted() {
		status.RestartCount = 2
		status.LastTerminationState.Terminated = terminated("Error", 1, w.rolledOut(), later(w.rolledOut(), 5))
	}
	return status
}

// wasRestarted tells whether its pods have a past, as some workloads' do.
func (w *Workload) wasRestarted() bool { return w.Restarts() && w.index%10 == 4 }

func terminated(reason string, exitCode int32, from, to metav1.Time) *corev1.ContainerStateTerminated {
	return &corev1.ContainerStateTerminated{ExitCode: exitCode, Reason: reason, StartedAt: from, FinishedAt: to}
}
