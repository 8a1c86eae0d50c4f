package workloads

import (
	"testing"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/spec"
)

func workload() spec.Workload {
	replicas := 2
	return spec.Workload{
		Name: "web", Namespace: "shop", Kind: spec.Deployment, Image: "web:3", Replicas: &replicas,
		History: []string{"web:1", "web:2"}, Crash: true,
		Labels: map[string]string{"app": "front", "tier": "web"}, PodLabels: map[string]string{"tier": "pod"},
	}
}

func TestOnlyTheLastRevisionFails(t *testing.T) {
	images, failing := []string{}, []bool{}
	for _, r := range revisions(workload()) {
		object := kinds[spec.Deployment].object(r)
		containers := object.Field("spec", "template", "spec", "containers").([]any)
		images = append(images, kubeapi.Object(containers[0].(fields)).Text("image"))
		failing = append(failing, object.Text("spec", "template", "metadata", "annotations", "testbed/crash") == "true")
	}
	if len(images) != 3 || images[0] != "web:1" || images[2] != "web:3" {
		t.Errorf("images %v", images)
	}
	if failing[0] || failing[1] || !failing[2] {
		t.Errorf("failing %v", failing)
	}
}

func TestTheSelectorFindsThePods(t *testing.T) {
	for name, labels := range map[string]map[string]string{"own app": workload().Labels, "no labels": nil} {
		w := workload()
		w.Labels = labels
		object := deployment(revisions(w)[0])
		selected := object.Text("spec", "selector", "matchLabels", "app")
		if selected == "" || selected != object.Text("spec", "template", "metadata", "labels", "app") {
			t.Errorf("%s: selector %q", name, selected)
		}
	}
	if got := deployment(revisions(workload())[0]).Text("spec", "template", "metadata", "labels", "tier"); got != "pod" {
		t.Errorf("pod labels do not win: %s", got)
	}
}

func TestARolledBackRolloutUsesItsOldReplicaSet(t *testing.T) {
	w := workload()
	w.Kind, w.History, w.Image = spec.Rollout, []string{"web:1", "web:2"}, "web:1"
	all := revisions(w)
	owner := kubeapi.Object{"metadata": fields{"uid": "u"}}
	first, second, third := replicaSet(all[0], owner, false), replicaSet(all[1], owner, false), replicaSet(all[2], owner, true)
	if first.String() != third.String() || first.String() == second.String() {
		t.Errorf("%s, %s, %s", first, second, third)
	}
	if first.Field("spec", "replicas") != 0 || third.Field("spec", "replicas") != 2 {
		t.Error("only the current revision has pods")
	}
}

func TestRolledOutMeansTheNewestGeneration(t *testing.T) {
	object := kubeapi.Object{
		"metadata": fields{"generation": 2.0},
		"spec":     fields{"replicas": 1.0},
		"status":   fields{"observedGeneration": 1.0, "updatedReplicas": 1.0, "availableReplicas": 1.0, "replicas": 1.0},
	}
	if deploymentDone(object) {
		t.Error("the status is about generation 1")
	}
	object["status"].(fields)["observedGeneration"] = 2.0
	if !deploymentDone(object) {
		t.Error("it is rolled out")
	}
	object["status"].(fields)["replicas"] = 2.0
	if deploymentDone(object) {
		t.Error("an old pod is left")
	}
}
