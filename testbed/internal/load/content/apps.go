package content

import (
	"fmt"
	"strconv"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// oldRevisions is how many ReplicaSets of former revisions a Deployment has.
const oldRevisions = 2

const revisionAnnotation = "deployment.kubernetes.io/revision"

func (w *Workload) count() int32 { return int32(w.Replicas) }

func (w *Workload) deployment() *appsv1.Deployment {
	part := intstr.FromString("25%")
	meta := w.meta()
	meta.Annotations[revisionAnnotation] = strconv.Itoa(w.revision)
	count := w.count()
	deployment := &appsv1.Deployment{
		ObjectMeta: meta,
		Spec: appsv1.DeploymentSpec{
			Replicas: &count,
			Selector: w.selector(),
			Template: w.podTemplate(w.revision),
			Strategy: appsv1.DeploymentStrategy{
				Type:          appsv1.RollingUpdateDeploymentStrategyType,
				RollingUpdate: &appsv1.RollingUpdateDeployment{MaxUnavailable: &part, MaxSurge: &part},
			},
			RevisionHistoryLimit:    new(int32(oldRevisions)),
			ProgressDeadlineSeconds: new(int32(600)),
		},
		Status: appsv1.DeploymentStatus{
			ObservedGeneration: meta.Generation, Replicas: count, UpdatedReplicas: count,
			ReadyReplicas: count, AvailableReplicas: count,
			Conditions: []appsv1.DeploymentCondition{
				w.deploymentCondition(appsv1.DeploymentAvailable, "MinimumReplicasAvailable", "Deployment has minimum availability."),
				w.deploymentCondition(appsv1.DeploymentProgressing, "NewReplicaSetAvailable", "ReplicaSet \""+w.replicaSetName(w.revision)+"\" has successfully progressed."),
			},
		},
	}
	deployment.ManagedFields = w.managedFields("", "apps/v1", "helm", deployment)
	return deployment
}

func (w *Workload) deploymentCondition(kind appsv1.DeploymentConditionType, reason, message string) appsv1.DeploymentCondition {
	return appsv1.DeploymentCondition{
		Type: kind, Status: corev1.ConditionTrue, Reason: reason, Message: message,
		LastUpdateTime: later(w.rolledOut(), 20), LastTransitionTime: w.created(),
	}
}

// managedFields are those of an object that the writer made. Objects of one kind
// that have different fields are told apart by a variant.
func (w *Workload) managedFields(variant, apiVersion, writer string, object metav1.Object) []metav1.ManagedFieldsEntry {
	class := fmt.Sprintf("%T %s %s", object, w.Kind, variant)
	return w.cluster.fields.of(class, apiVersion, object,
		manager{writer, metav1.ManagedFieldsOperationUpdate, "", w.rolledOut()},
		manager{"kube-controller-manager", metav1.ManagedFieldsOperationUpdate, "status", later(w.rolledOut(), 20)})
}

func (w *Workload) replicaSetName(revision int) string {
	return w.Name + "-" + w.templateHash(revision)
}

func (w *Workload) replicaSetUID(revision int) string {
	return w.revisionSeed(revision).Derive(2).UUID()
}

func (w *Workload) replicaSet(revision int) *appsv1.ReplicaSet {
	var count int32
	if revision == w.revision {
		count = w.count()
	}
	template := w.podTemplate(revision)
	template.Labels["pod-template-hash"] = w.templateHash(revision)
	selector := w.selector()
	selector.MatchLabels["pod-template-hash"] = w.templateHash(revision)
	meta := w.meta()
	meta.Name = w.replicaSetName(revision)
	meta.UID = types.UID(w.replicaSetUID(revision))
	meta.ResourceVersion = strconv.Itoa(objectVersions + 100_000 + w.index*(oldRevisions+1) + w.revision - revision)
	meta.Labels = template.Labels
	meta.Annotations[revisionAnnotation] = strconv.Itoa(revision)
	meta.Annotations["deployment.kubernetes.io/desired-replicas"] = strconv.Itoa(w.Replicas)
	meta.CreationTimestamp = later(w.rolledOut(), (revision-w.revision)*86_400)
	meta.OwnerReferences = owner("apps/v1", Deployment, w.Name, w.uid())
	set := &appsv1.ReplicaSet{
		ObjectMeta: meta,
		Spec:       appsv1.ReplicaSetSpec{Replicas: &count, Selector: selector, Template: template},
		Status: appsv1.ReplicaSetStatus{
			Replicas: count, FullyLabeledReplicas: count, ReadyReplicas: count, AvailableReplicas: count,
			ObservedGeneration: 1,
		},
	}
	set.ManagedFields = w.managedFields(fmt.Sprint(revision == w.revision), "apps/v1", "kube-controller-manager", set)
	return set
}

func (w *Workload) statefulSet() *appsv1.StatefulSet {
	count := w.count()
	revision := w.Name + "-" + w.templateHash(w.revision)
	set := &appsv1.StatefulSet{
		ObjectMeta: w.meta(),
		Spec: appsv1.StatefulSetSpec{
			Replicas: &count, Selector: w.selector(), Template: w.podTemplate(w.revision), ServiceName: w.Name,
			PodManagementPolicy: appsv1.OrderedReadyPodManagement,
			UpdateStrategy:      appsv1.StatefulSetUpdateStrategy{Type: appsv1.RollingUpdateStatefulSetStrategyType},
		},
		Status: appsv1.StatefulSetStatus{
			ObservedGeneration: int64(w.revision), Replicas: count, ReadyReplicas: count, CurrentReplicas: count,
			UpdatedReplicas: count, AvailableReplicas: count, CurrentRevision: revision, UpdateRevision: revision,
		},
	}
	set.ManagedFields = w.managedFields("", "apps/v1", "helm", set)
	return set
}

func (w *Workload) daemonSet() *appsv1.DaemonSet {
	count := w.count()
	set := &appsv1.DaemonSet{
		ObjectMeta: w.meta(),
		Spec:       appsv1.DaemonSetSpec{Selector: w.selector(), Template: w.podTemplate(w.revision)},
		Status: appsv1.DaemonSetStatus{
			ObservedGeneration: int64(w.revision), CurrentNumberScheduled: count, DesiredNumberScheduled: count,
			NumberReady: count, UpdatedNumberScheduled: count, NumberAvailable: count,
		},
	}
	set.ManagedFields = w.managedFields("", "apps/v1", "helm", set)
	return set
}
