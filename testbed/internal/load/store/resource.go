// Package store keeps what one cluster holds, encoded, and what happened in it.
package store

import "flotilla/testbed/internal/load/wire"

// Resource is a kind that a cluster serves.
type Resource struct {
	wire.Type
	// Group is empty for the core group.
	Group      string
	Version    string
	Plural     string
	Namespaced bool
	ShortNames []string
	// Custom resources are not in the codecs' scheme.
	Custom bool
}

// Pods is the resource that has events.
var Pods = core("Pod", "pods", true, "po")

// Resources are what each cluster serves: what fleets are commonly asked for.
// Kinds of which there is no object are there because clients list them.
func Resources(rollouts bool) []Resource {
	all := []Resource{
		core("Namespace", "namespaces", false, "ns"),
		core("Node", "nodes", false, "no"),
		Pods,
		core("Service", "services", true, "svc"),
		core("ConfigMap", "configmaps", true, "cm"),
		core("LimitRange", "limitranges", true, "limits"),
		core("ResourceQuota", "resourcequotas", true, "quota"),
		grouped("apps", "v1", "Deployment", "deployments", "deploy"),
		grouped("apps", "v1", "ReplicaSet", "replicasets", "rs"),
		grouped("apps", "v1", "StatefulSet", "statefulsets", "sts"),
		grouped("apps", "v1", "DaemonSet", "daemonsets", "ds"),
		grouped("apps", "v1", "ControllerRevision", "controllerrevisions"),
		grouped("batch", "v1", "Job", "jobs"),
		grouped("batch", "v1", "CronJob", "cronjobs", "cj"),
		grouped("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", "hpa"),
		grouped("networking.k8s.io", "v1", "Ingress", "ingresses", "ing"),
		clusterWide(grouped("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations")),
		clusterWide(grouped("admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations")),
		custom(clusterWide(grouped("apiregistration.k8s.io", "v1", "APIService", "apiservices"))),
	}
	if rollouts {
		all = append(all, custom(grouped("argoproj.io", "v1alpha1", "Rollout", "rollouts", "ro")))
	}
	return all
}

func core(kind, plural string, namespaced bool, short ...string) Resource {
	return Resource{Type: wire.Type{APIVersion: "v1", Kind: kind}, Version: "v1", Plural: plural, Namespaced: namespaced, ShortNames: short}
}

func grouped(group, version, kind, plural string, short ...string) Resource {
	return Resource{
		Type:  wire.Type{APIVersion: group + "/" + version, Kind: kind},
		Group: group, Version: version, Plural: plural, Namespaced: true, ShortNames: short,
	}
}

func clusterWide(r Resource) Resource {
	r.Namespaced = false
	return r
}

func custom(r Resource) Resource {
	r.Custom = true
	return r
}

// Path is the API path under which all objects of the resource are.
func (r Resource) Path() string {
	if r.Group == "" {
		return "/api/" + r.Version + "/" + r.Plural
	}
	return "/apis/" + r.Group + "/" + r.Version + "/" + r.Plural
}
