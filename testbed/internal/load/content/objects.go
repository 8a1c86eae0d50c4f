package content

import (
	"fmt"
	"strconv"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
)

// Object is one object other than a pod; it is made when it is needed.
type Object struct {
	Namespace string
	Name      string
	Labels    map[string]string
	Make      func() runtime.Object
}

// Objects lists all objects of a kind but Pod; kinds that it does not know have none.
func (c *Cluster) Objects(kind string) []Object {
	switch kind {
	case "Namespace":
		return each(c.namespaces(), func(name string) Object {
			return Object{Name: name, Labels: c.namespace(name).Labels, Make: func() runtime.Object { return c.namespace(name) }}
		})
	case "Node":
		return c.numbered(c.options.Nodes, func(index int) Object {
			return Object{Name: nodeName(index), Make: func() runtime.Object { return c.node(index) }}
		})
	case "Rollout":
		return c.numbered(c.options.Rollouts, c.rollout)
	}
	var objects []Object
	for _, workload := range c.Workloads {
		objects = append(objects, workload.objects(kind)...)
	}
	return objects
}

func each[T any](all []T, build func(T) Object) []Object {
	objects := []Object{}
	for _, one := range all {
		objects = append(objects, build(one))
	}
	return objects
}

func (c *Cluster) numbered(count int, build func(int) Object) []Object {
	objects := []Object{}
	for index := range count {
		objects = append(objects, build(index))
	}
	return objects
}

func (w *Workload) objects(kind string) []Object {
	object := func(build func() runtime.Object) []Object {
		return []Object{{Namespace: w.Namespace, Name: w.Name, Labels: w.labels(), Make: build}}
	}
	switch {
	case kind == Deployment && w.Kind == kind:
		return object(func() runtime.Object { return w.deployment() })
	case kind == StatefulSet && w.Kind == kind:
		return object(func() runtime.Object { return w.statefulSet() })
	case kind == DaemonSet && w.Kind == kind:
		return object(func() runtime.Object { return w.daemonSet() })
	case kind == CronJob && w.Kind == kind:
		return object(func() runtime.Object { return w.cronJob() })
	case kind == Job && !w.Restarts():
		jobs := object(func() runtime.Object { return w.job() })
		jobs[0].Name = w.jobName()
		return jobs
	case kind == "ReplicaSet" && w.Kind == Deployment:
		return w.replicaSets()
	case kind == "Service" && w.Kind == Deployment:
		return object(func() runtime.Object { return w.service() })
	}
	return nil
}

func (w *Workload) replicaSets() []Object {
	var objects []Object
	for revision := w.revision - oldRevisions; revision <= w.revision; revision++ {
		labels := w.labels()
		labels["app.kubernetes.io/version"] = w.version(revision)
		labels["pod-template-hash"] = w.templateHash(revision)
		objects = append(objects, Object{
			Namespace: w.Namespace, Name: w.replicaSetName(revision), Labels: labels,
			Make: func() runtime.Object { return w.replicaSet(revision) },
		})
	}
	return objects
}

func (c *Cluster) rollout(index int) Object {
	name := fmt.Sprintf("rollout-%d", index)
	build := func() runtime.Object {
		rollout := &unstructured.Unstructured{Object: map[string]any{
			"spec":   map[string]any{"replicas": int64(1), "strategy": map[string]any{"canary": map[string]any{}}},
			"status": map[string]any{"phase": "Healthy", "replicas": int64(1), "readyReplicas": int64(1)},
		}}
		rollout.SetName(name)
		rollout.SetNamespace("default")
		rollout.SetUID(types.UID(c.seed.Derive(12, uint64(index)).UUID()))
		rollout.SetResourceVersion(strconv.Itoa(objectVersions + 950_000 + index))
		rollout.SetCreationTimestamp(c.epoch())
		return rollout
	}
	return Object{Namespace: "default", Name: name, Make: build}
}
