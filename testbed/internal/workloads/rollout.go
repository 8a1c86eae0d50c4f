package workloads

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"strconv"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/spec"
)

const hashLabel = "rollouts-pod-template-hash"

// bringRollout does by hand what the Argo Rollouts controller would have done:
// a ReplicaSet for each revision, owned by the Rollout, the older ones empty, and
// a status. The pods are made by Kubernetes' own ReplicaSet controller.
func (b *Bringer) bringRollout(ctx context.Context, w spec.Workload) error {
	used := map[string]revision{}
	numbers := map[string]int{}
	for index, r := range revisions(w) {
		owner, err := b.client.ApplyEventually(ctx, rollout(r))
		if err != nil {
			return err
		}
		used[hash(r)], numbers[hash(r)] = r, index+1
		for _, each := range used {
			current := hash(each) == hash(r)
			if err := b.applyReplicaSet(ctx, each, owner, numbers[hash(each)], current); err != nil {
				return err
			}
		}
		if _, err := b.client.Apply(ctx, withStatus(rollout(r), r, owner)); err != nil {
			return err
		}
	}
	return nil
}

func rollout(r revision) kubeapi.Object {
	return r.object("argoproj.io/v1alpha1", fields{
		"replicas": *r.Replicas,
		"selector": r.selector(),
		"template": r.template(),
		"strategy": fields{"canary": fields{"steps": []any{
			fields{"setWeight": 50},
			fields{"pause": fields{"duration": "1m"}},
		}}},
	})
}

func (b *Bringer) applyReplicaSet(ctx context.Context, r revision, owner kubeapi.Object, number int, current bool) error {
	set := replicaSet(r, owner, current)
	set.Field("metadata", "annotations").(fields)["rollout.argoproj.io/revision"] = strconv.Itoa(number)
	applied, err := b.client.Apply(ctx, set)
	if err != nil || !b.awaits(r) {
		return err
	}
	path, err := b.client.ObjectPath(ctx, applied)
	if err != nil {
		return err
	}
	_, err = b.client.WaitFor(ctx, path, func(o kubeapi.Object) bool {
		return seen(o) && o.Number("status", "readyReplicas") == o.Number("spec", "replicas")
	})
	return err
}

func replicaSet(r revision, owner kubeapi.Object, current bool) kubeapi.Object {
	replicas := 0
	if current {
		replicas = *r.Replicas
	}
	labels := maps.Clone(r.podLabels())
	labels[hashLabel] = hash(r)
	template := r.template()
	template["metadata"].(fields)["labels"] = labels
	return kubeapi.Object{
		"apiVersion": "apps/v1",
		"kind":       "ReplicaSet",
		"metadata": fields{
			"name": r.Name + "-" + hash(r), "namespace": r.Namespace, "labels": labels, "annotations": fields{},
			"ownerReferences": []any{fields{
				"apiVersion": "argoproj.io/v1alpha1", "kind": spec.Rollout, "name": r.Name,
				"uid": owner.Text("metadata", "uid"), "controller": true, "blockOwnerDeletion": true,
			}},
		},
		"spec": fields{"replicas": replicas, "selector": fields{"matchLabels": labels}, "template": template},
	}
}

// withStatus says what the controller would say of a finished revision.
func withStatus(object kubeapi.Object, r revision, owner kubeapi.Object) kubeapi.Object {
	ready, phase := *r.Replicas, "Healthy"
	if r.last && r.Fails() {
		ready, phase = 0, "Degraded"
	}
	object["status"] = fields{
		"observedGeneration": strconv.Itoa(owner.Number("metadata", "generation")),
		"replicas":           *r.Replicas,
		"updatedReplicas":    *r.Replicas,
		"readyReplicas":      ready,
		"availableReplicas":  ready,
		"HPAReplicas":        *r.Replicas,
		"currentPodHash":     hash(r),
		"stableRS":           hash(r),
		"phase":              phase,
		"selector":           fmt.Sprintf("app=%s", r.podLabels()["app"]),
	}
	return object
}

func hash(r revision) string {
	sum := sha256.Sum256([]byte(r.image))
	return hex.EncodeToString(sum[:5])
}
