package looks

import (
	"strings"
	"testing"
)

// signals are what tells the distributions apart, from observation of real ones.
var signals = map[string]struct{ suffix, label, annotation, provider string }{
	"eks":       {suffix: "-eks-", label: "eks.amazonaws.com/nodegroup", provider: "aws:///eu-central-1a/i-0"},
	"gke":       {suffix: "-gke.", label: "cloud.google.com/gke-nodepool", annotation: "container.googleapis.com/instance_id", provider: "gce://"},
	"aks":       {label: "kubernetes.azure.com/cluster", provider: "azure:///subscriptions/"},
	"openshift": {suffix: "+", label: "node.openshift.io/os_id", provider: "vsphere://"},
	"tkgi":      {suffix: "+vmware.", label: "pks-system/cluster.uuid", provider: "vsphere://"},
	"rke2":      {suffix: "+rke2r", annotation: "rke2.io/node-args", provider: "rke2://edge-0"},
	"upstream":  {},
}

func TestEveryLookShowsWhatItsDistributionIsKnownBy(t *testing.T) {
	for _, name := range Names() {
		want, known := signals[name]
		if !known {
			t.Errorf("%s: say here what it is known by", name)
			continue
		}
		look := mustLook(t, name, "")
		node := look.Nodes(Params{Cluster: "edge", Nodes: Overrides{Count: 1}})[0]
		if !strings.HasPrefix(look.VersionSuffix, want.suffix) || (want.suffix == "") != (look.VersionSuffix == "") {
			t.Errorf("%s: version suffix %q", name, look.VersionSuffix)
		}
		if _, found := node.Labels[want.label]; want.label != "" && !found {
			t.Errorf("%s: no label %s", name, want.label)
		}
		if node.Annotations[want.annotation] == "" && want.annotation != "" {
			t.Errorf("%s: no annotation %s", name, want.annotation)
		}
		if !strings.HasPrefix(node.ProviderID, want.provider) || (want.provider == "") != (node.ProviderID == "") {
			t.Errorf("%s: provider ID %q", name, node.ProviderID)
		}
	}
}

func TestNoPlaceholderIsLeft(t *testing.T) {
	for _, name := range Names() {
		look := mustLook(t, name, "")
		params := Params{Cluster: "c", GitVersion: "v1.37.2", Nodes: Overrides{Count: 2}}
		nodes := look.Nodes(params)
		if nodes[0].Name == nodes[1].Name {
			t.Errorf("%s: two nodes are called %s", name, nodes[0].Name)
		}
		texts := []string{nodes[0].Name, nodes[0].ProviderID}
		for _, value := range nodes[0].Labels {
			texts = append(texts, value)
		}
		texts = append(texts, strings.ReplaceAll(string(look.Manifests(params)), "{}", ""))
		for _, text := range texts {
			if strings.Contains(text, "{c") || strings.Contains(text, "{p") || strings.Contains(text, "{o") || strings.Contains(text, "{n") {
				t.Errorf("%s: a placeholder is left in %q", name, text)
			}
		}
	}
}

func TestTheFleetFileOverridesTheLook(t *testing.T) {
	look := mustLook(t, "eks", "")
	node := look.Nodes(Params{Cluster: "c", Region: "us-east-2", Nodes: Overrides{
		Count: 1, OSImage: "Bottlerocket", ProviderID: "aws:///{zone}/i-{index}",
		Labels: map[string]string{"eks.amazonaws.com/nodegroup": "gpu", "team": "{cluster}"},
	}})[0]
	if node.OSImage != "Bottlerocket" || node.ProviderID != "aws:///us-east-2a/i-0" {
		t.Errorf("osImage %q, provider ID %q", node.OSImage, node.ProviderID)
	}
	if node.Labels["eks.amazonaws.com/nodegroup"] != "gpu" || node.Labels["team"] != "c" {
		t.Errorf("labels %v", node.Labels)
	}
	if node.Labels["topology.kubernetes.io/region"] != "us-east-2" || node.KernelVersion == "" {
		t.Errorf("labels %v, kernel %q", node.Labels, node.KernelVersion)
	}
}

func TestOpenShiftOnAWS(t *testing.T) {
	look := mustLook(t, "openshift", "AWS")
	text := string(look.Manifests(Params{Cluster: "c", GitVersion: "v1.37.2+5b1dbab"}))
	for _, want := range []string{"platformStatus: {type: AWS, aws: {region: eu-west-1}}", "version: '4.24.3'", "kind: ClusterVersion"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if _, err := mustLook(t, "eks", "").On("VSphere"); err == nil {
		t.Error("EKS was put on vSphere")
	}
}

func TestUnknownLookListsTheKnown(t *testing.T) {
	if _, err := Get("ekz"); err == nil || !strings.Contains(err.Error(), "eks") {
		t.Errorf("error %v", err)
	}
}

func mustLook(t *testing.T, name, platform string) Look {
	t.Helper()
	look, err := Get(name)
	if err != nil {
		t.Fatal(err)
	}
	if look, err = look.On(platform); err != nil {
		t.Fatal(err)
	}
	return look
}
