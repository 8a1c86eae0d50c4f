package content

import (
	"fmt"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// podBase is the name of the workload's pods up to the suffix.
func (w *Workload) podBase() string {
	switch w.Kind {
	case Deployment:
		return w.replicaSetName(w.revision) + "-"
	case CronJob:
		return w.jobName() + "-"
	default:
		return w.Name + "-"
	}
}

// PodLabels are the labels of the workload's pods. They must not be changed.
func (w *Workload) PodLabels() map[string]string {
	labels := w.labels()
	switch w.Kind {
	case Deployment:
		labels["pod-template-hash"] = w.templateHash(w.revision)
	case Job, CronJob:
		labels["batch.kubernetes.io/job-name"] = w.jobName()
	default:
		labels["controller-revision-hash"] = w.templateHash(w.revision)
	}
	return labels
}

// Pod makes one of the workload's pods. What has happened to it since is in
// the version; nil means nothing has.
func (w *Workload) Pod(id Identity, version *Version) *corev1.Pod {
	pod := w.bare(id)
	if version != nil {
		version.apply(pod)
	}
	pod.ManagedFields = w.fields()
	return pod
}

// bare is a pod that the API server has completed, without its managedFields.
func (w *Workload) bare(id Identity) *corev1.Pod {
	pod := w.submitted(id)
	pod.Spec.NodeName = id.Node
	pod.Spec.Priority = new(int32(0))
	pod.Spec.EnableServiceLinks = new(true)
	pod.Spec.PreemptionPolicy = new(corev1.PreemptLowerPriority)
	pod.Spec.Tolerations = tolerations()
	pod.Spec.Volumes = append(pod.Spec.Volumes, tokenVolume())
	for i := range pod.Spec.Containers {
		mounts := &pod.Spec.Containers[i].VolumeMounts
		*mounts = append(*mounts, corev1.VolumeMount{
			Name: "kube-api-access", MountPath: "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly: true,
		})
	}
	return pod
}

// submitted is a pod as its controller sends it, with the status it will have.
func (w *Workload) submitted(id Identity) *corev1.Pod {
	template := w.podTemplate(w.revision)
	return &corev1.Pod{
		ObjectMeta: w.podMeta(id, template.Annotations), Spec: template.Spec, Status: w.podStatus(id),
	}
}

func (w *Workload) podMeta(id Identity, annotations map[string]string) metav1.ObjectMeta {
	if w.cluster.options.PadBytes > 0 {
		annotations["load.flotilla/padding"] = padding(w.cluster.options.PadBytes)
	}
	return metav1.ObjectMeta{
		Name:              id.Name,
		GenerateName:      w.podBase(),
		Namespace:         w.Namespace,
		UID:               types.UID(id.UID),
		ResourceVersion:   id.ResourceVersion,
		CreationTimestamp: w.rolledOut(),
		Labels:            w.PodLabels(),
		Annotations:       annotations,
		OwnerReferences:   w.podOwner(),
	}
}

// padding is JSON that makes the JSON around it that many bytes larger, more or less.
func padding(size int) string {
	const entry = `{"source":"padding","value":"0123456789abcdef"},`
	// Quotes are escaped there.
	escaped := len(entry) + strings.Count(entry, `"`)
	return "[" + strings.Repeat(entry, size/escaped) + fmt.Sprintf(`{"size":%d}]`, size)
}

func tolerations() []corev1.Toleration {
	seconds := int64(300)
	toleration := func(key string) corev1.Toleration {
		return corev1.Toleration{
			Key: key, Operator: corev1.TolerationOpExists, Effect: corev1.TaintEffectNoExecute, TolerationSeconds: &seconds,
		}
	}
	return []corev1.Toleration{toleration("node.kubernetes.io/not-ready"), toleration("node.kubernetes.io/unreachable")}
}

func (w *Workload) podManagedFields() []metav1.ManagedFieldsEntry {
	started := w.rolledOut()
	class := fmt.Sprintf("Pod of a %s, restarted %v", w.Kind, w.wasRestarted())
	return w.cluster.fields.of(class, "v1", w.submitted(w.Identity(0)),
		manager{"kube-controller-manager", metav1.ManagedFieldsOperationUpdate, "", started},
		manager{"kubelet", metav1.ManagedFieldsOperationUpdate, "status", later(started, 12)})
}
