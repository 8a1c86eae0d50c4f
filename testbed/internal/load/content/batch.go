package content

import (
	"fmt"
	"strconv"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// jobName is the name of the Job whose pods the workload's are: its own, or one
// that its CronJob made.
func (w *Workload) jobName() string {
	if w.Kind == CronJob {
		return fmt.Sprintf("%s-%d", w.Name, w.rolledOut().Unix()/60)
	}
	return w.Name
}

func (w *Workload) jobUID() string {
	if w.Kind == CronJob {
		return w.seed.Derive(7).UUID()
	}
	return w.uid()
}

func (w *Workload) podOwner() []metav1.OwnerReference {
	switch w.Kind {
	case Deployment:
		return owner("apps/v1", "ReplicaSet", w.replicaSetName(w.revision), w.replicaSetUID(w.revision))
	case Job, CronJob:
		return owner("batch/v1", Job, w.jobName(), w.jobUID())
	default:
		return owner("apps/v1", w.Kind, w.Name, w.uid())
	}
}

func (w *Workload) job() *batchv1.Job {
	meta := w.meta()
	meta.Name = w.jobName()
	meta.UID = types.UID(w.jobUID())
	if w.Kind == CronJob {
		meta.OwnerReferences = owner("batch/v1", CronJob, w.Name, w.uid())
	}
	finished := later(w.rolledOut(), 60)
	started := w.rolledOut()
	job := &batchv1.Job{
		ObjectMeta: meta,
		Spec:       w.jobSpec(),
		Status: batchv1.JobStatus{
			StartTime: &started, CompletionTime: &finished, Succeeded: w.count(), Ready: new(int32(0)),
			Conditions: []batchv1.JobCondition{{
				Type: batchv1.JobComplete, Status: corev1.ConditionTrue, Reason: "CompletionsReached",
				LastProbeTime: finished, LastTransitionTime: finished,
			}},
		},
	}
	job.Spec.Selector = &metav1.LabelSelector{MatchLabels: map[string]string{"batch.kubernetes.io/controller-uid": w.jobUID()}}
	job.ManagedFields = w.managedFields("", "batch/v1", "kube-controller-manager", job)
	return job
}

func (w *Workload) jobSpec() batchv1.JobSpec {
	count := w.count()
	return batchv1.JobSpec{
		Parallelism: &count, Completions: &count, BackoffLimit: new(int32(6)), Suspend: new(false),
		CompletionMode: new(batchv1.NonIndexedCompletion), Template: w.podTemplate(w.revision),
	}
}

func (w *Workload) cronJob() *batchv1.CronJob {
	scheduled, finished := w.rolledOut(), later(w.rolledOut(), 60)
	meta := w.meta()
	meta.ResourceVersion = strconv.Itoa(objectVersions + 500_000 + w.index)
	cron := &batchv1.CronJob{
		ObjectMeta: meta,
		Spec: batchv1.CronJobSpec{
			Schedule: "17 * * * *", ConcurrencyPolicy: batchv1.ForbidConcurrent, Suspend: new(false),
			SuccessfulJobsHistoryLimit: new(int32(1)), FailedJobsHistoryLimit: new(int32(1)),
			JobTemplate: batchv1.JobTemplateSpec{Spec: w.jobSpec()},
		},
		Status: batchv1.CronJobStatus{LastScheduleTime: &scheduled, LastSuccessfulTime: &finished},
	}
	cron.ManagedFields = w.managedFields("", "batch/v1", "helm", cron)
	return cron
}
