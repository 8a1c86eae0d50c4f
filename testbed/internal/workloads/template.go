// Package workloads turns the workloads of a fleet file into Kubernetes objects
// and brings them about, with their past.
package workloads

import (
	"maps"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/kwokstages"
	"flotilla/testbed/internal/spec"
)

// fields is shorthand for the maps that objects are made of.
type fields = map[string]any

// revision is one state of a workload in the course of its history.
type revision struct {
	spec.Workload
	image string
	// last is the revision that stays.
	last bool
}

func revisions(w spec.Workload) []revision {
	all := []revision{}
	for _, image := range w.History {
		all = append(all, revision{Workload: w, image: image})
	}
	return append(all, revision{Workload: w, image: w.Image, last: true})
}

// object makes the whole object with its spec.
func (r revision) object(apiVersion string, spec fields) kubeapi.Object {
	return kubeapi.Object{
		"apiVersion": apiVersion,
		"kind":       r.Kind,
		"metadata": fields{
			"name":        r.Name,
			"namespace":   r.Namespace,
			"labels":      merge(r.Labels),
			"annotations": merge(r.Annotations),
		},
		"spec": spec,
	}
}

// template makes the pod template. Only the last revision fails: what came
// before has to have worked, else it would not have been replaced.
func (r revision) template() fields {
	annotations := fields{}
	if r.last && r.Crash {
		annotations[kwokstages.Crash] = "true"
	}
	if r.last && r.PullFail {
		annotations[kwokstages.PullFail] = "true"
	}
	return fields{
		"metadata": fields{"labels": r.podLabels(), "annotations": annotations},
		"spec": fields{
			"containers": []any{fields{"name": r.Name, "image": r.image}},
		},
	}
}

// podLabels always hold an app, because the selector needs something to select by.
func (r revision) podLabels() fields {
	return merge(map[string]string{"app": r.Name}, r.Labels, r.PodLabels)
}

func (r revision) selector() fields {
	return fields{"matchLabels": fields{"app": r.podLabels()["app"]}}
}

func merge(sources ...map[string]string) fields {
	all := map[string]string{}
	for _, source := range sources {
		maps.Copy(all, source)
	}
	result := fields{}
	for key, value := range all {
		result[key] = value
	}
	return result
}
