package spec

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const compiled = "v1.37.2"

func decode(t *testing.T, text string) *Fleet {
	t.Helper()
	fleet, err := Decode("fleet.yaml", []byte(text), compiled)
	if err != nil {
		t.Fatal(err)
	}
	return fleet
}

func TestDefaults(t *testing.T) {
	fleet := decode(t, `
clusters:
  - name: a
    look: eks
    workloads: [{ name: web, image: nginx }, { name: report, kind: CronJob, image: busybox }]
  - name: b
    gitVersion: v1.37.2-eks-beefcafe
`)
	if got := fleet.Clusters[0].GitVersion; got != "v1.37.2-eks-1a2b3c4" {
		t.Errorf("version of the look: %s", got)
	}
	if got := fleet.Clusters[1].GitVersion; got != "v1.37.2-eks-beefcafe" {
		t.Errorf("given version: %s", got)
	}
	web, report := fleet.Clusters[0].Workloads[0], fleet.Clusters[0].Workloads[1]
	if web.Kind != Deployment || web.Namespace != "default" || *web.Replicas != 1 || report.Schedule == "" {
		t.Errorf("workloads %+v %+v", web, report)
	}
}

func TestZeroReplicasAreKept(t *testing.T) {
	fleet := decode(t, "clusters: [{ name: a, workloads: [{ name: web, image: nginx, replicas: 0 }] }]")
	if got := *fleet.Clusters[0].Workloads[0].Replicas; got != 0 {
		t.Errorf("replicas: %d", got)
	}
}

func TestMistakesNameFileAndField(t *testing.T) {
	cases := map[string]struct{ text, want string }{
		"unknown field":    {"clusters:\n  - name: a\n    nodez: {}\n", `fleet.yaml:3: unknown field "nodez" in cluster`},
		"wrong type":       {"clusters:\n  - name: a\n    nodes: { count: many }\n", "fleet.yaml:3: cannot unmarshal"},
		"not YAML":         {"clusters: [", "fleet.yaml: yaml:"},
		"empty":            {"", "fleet.yaml: clusters: at least one"},
		"bad name":         {"clusters: [{ name: A_b }]", "clusters[0].name:"},
		"same name":        {"clusters: [{ name: a }, { name: a }]", "clusters[1].name:"},
		"other release":    {"clusters: [{ name: a, gitVersion: v1.36.0-eks-1 }]", "clusters[0].gitVersion:"},
		"longer patch":     {"clusters: [{ name: a, gitVersion: v1.37.20 }]", "clusters[0].gitVersion:"},
		"unknown look":     {"clusters: [{ name: a, look: ekz }]", "clusters[0].look: unknown look"},
		"no platforms":     {"clusters: [{ name: a, look: eks, platform: AWS }]", "clusters[0].platform:"},
		"unknown platform": {"clusters: [{ name: a, look: openshift, platform: Moon }]", "VSphere, AWS"},
		"no image":         {"clusters: [{ name: a, workloads: [{ name: w }] }]", "clusters[0].workloads[0].image: is missing"},
		"unknown kind":     {"clusters: [{ name: a, workloads: [{ name: w, kind: Pod, image: i }] }]", "workloads[0].kind:"},
		"same workload":    {"clusters: [{ name: a, workloads: [{ name: w, image: i }, { name: w, image: j }] }]", "workloads[1].name:"},
		"no rollouts":      {"clusters: [{ name: a, workloads: [{ name: w, kind: Rollout, image: i }] }]", "argoRollouts: true"},
		"history of a job": {"clusters: [{ name: a, workloads: [{ name: w, kind: Job, image: i, history: [h] }] }]", "workloads[0].history:"},
		"both failures":    {"clusters: [{ name: a, workloads: [{ name: w, image: i, crash: true, pullFail: true }] }]", "exclude each other"},
		"failing job":      {"clusters: [{ name: a, workloads: [{ name: w, kind: Job, image: i, crash: true }] }]", "not made for a Job"},
	}
	for name, c := range cases {
		_, err := Decode("fleet.yaml", []byte(c.text), compiled)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestPathsAreRelativeToTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fleet.yaml")
	text := "clusters: [{ name: a, crds: [crd.yaml], manifests: [/abs.yaml] }]"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	fleet, err := Load(path, compiled)
	if err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(filepath.Dir(path), "crd.yaml")
	if got := fleet.Clusters[0]; got.CRDs[0] != want || got.Manifests[0] != "/abs.yaml" {
		t.Errorf("paths %v %v", got.CRDs, got.Manifests)
	}
}

func TestTheFleetsOfThisRepository(t *testing.T) {
	paths, err := filepath.Glob("../../fleets/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fleets: %v", err)
	}
	for _, path := range paths {
		if _, err := Load(path, compiled); err != nil {
			t.Error(err)
		}
	}
}
