package workloads

import (
	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/spec"
)

// kind knows how to make an object of a kind and when it is rolled out.
type kind struct {
	object func(revision) kubeapi.Object
	done   func(object kubeapi.Object) bool
}

var kinds = map[string]kind{
	spec.Deployment:  {object: deployment, done: deploymentDone},
	spec.StatefulSet: {object: statefulSet, done: statefulSetDone},
	spec.DaemonSet:   {object: daemonSet, done: daemonSetDone},
	spec.Job:         {object: job, done: jobDone},
	spec.CronJob:     {object: cronJob, done: func(kubeapi.Object) bool { return true }},
}

func deployment(r revision) kubeapi.Object {
	return r.object("apps/v1", fields{
		"replicas": *r.Replicas,
		"selector": r.selector(),
		"template": r.template(),
	})
}

func statefulSet(r revision) kubeapi.Object {
	return r.object("apps/v1", fields{
		"replicas":    *r.Replicas,
		"serviceName": r.Name,
		"selector":    r.selector(),
		"template":    r.template(),
	})
}

func daemonSet(r revision) kubeapi.Object {
	return r.object("apps/v1", fields{"selector": r.selector(), "template": r.template()})
}

func job(r revision) kubeapi.Object {
	return r.object("batch/v1", fields{
		"parallelism": *r.Replicas,
		"completions": *r.Replicas,
		"template":    r.jobTemplate(),
	})
}

func cronJob(r revision) kubeapi.Object {
	return r.object("batch/v1", fields{
		"schedule":    r.Schedule,
		"jobTemplate": fields{"spec": fields{"template": r.jobTemplate()}},
	})
}

// jobTemplate differs in that the pods of a Job may not be restarted for ever.
func (r revision) jobTemplate() fields {
	template := r.template()
	template["spec"].(fields)["restartPolicy"] = "Never"
	return template
}

// seen tells whether the status is about the newest spec.
func seen(o kubeapi.Object) bool {
	return o.Number("status", "observedGeneration") >= o.Number("metadata", "generation")
}

func deploymentDone(o kubeapi.Object) bool {
	want := o.Number("spec", "replicas")
	return seen(o) && o.Number("status", "updatedReplicas") == want &&
		o.Number("status", "availableReplicas") == want && o.Number("status", "replicas") == want
}

func statefulSetDone(o kubeapi.Object) bool {
	want := o.Number("spec", "replicas")
	return seen(o) && o.Number("status", "readyReplicas") == want &&
		o.Text("status", "currentRevision") == o.Text("status", "updateRevision")
}

func daemonSetDone(o kubeapi.Object) bool {
	want := o.Number("status", "desiredNumberScheduled")
	return seen(o) && want > 0 && o.Number("status", "updatedNumberScheduled") == want &&
		o.Number("status", "numberAvailable") == want
}

func jobDone(o kubeapi.Object) bool {
	return o.Number("status", "succeeded") >= o.Number("spec", "completions")
}
