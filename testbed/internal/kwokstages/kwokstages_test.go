package kwokstages

import (
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

func TestTheConfigurationIsYAMLWithEverythingFilledIn(t *testing.T) {
	config, err := Config("/logs/now", "/logs/before")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, document := range strings.Split(config, "\n---\n") {
		object := struct {
			Kind     string
			Metadata struct{ Name string }
		}{}
		if err := yaml.Unmarshal([]byte(document), &object); err != nil || object.Kind == "" {
			t.Errorf("%v in %s", err, document)
		}
		if names[object.Metadata.Name] {
			t.Errorf("there are two called %s", object.Metadata.Name)
		}
		names[object.Metadata.Name] = true
	}
	if !names["crash-restart"] || !names["pod-delete"] {
		t.Errorf("documents %v", names)
	}
	for _, left := range []string{imageID, "{{LOG}}", "{{PREVIOUS_LOG}}"} {
		if strings.Contains(config, left) {
			t.Errorf("%s is left", left)
		}
	}
}
