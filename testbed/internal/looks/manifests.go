package looks

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed manifests
var files embed.FS

// RolloutCRD gives the CustomResourceDefinition of Argo Rollouts' Rollout. It is
// written for the testbed: it accepts every field, so that a Rollout can exist
// where no Argo Rollouts controller runs.
func RolloutCRD() []byte {
	content, err := files.ReadFile("manifests/argo-rollouts.yaml")
	if err != nil {
		panic(err) // it is part of the binary
	}
	return content
}

// Manifests gives, as YAML, the APIs and objects that only this look has.
func (l Look) Manifests(params Params) []byte {
	expand := newExpander(params.Cluster, 0)
	expand.set("region", or(params.Region, l.Region))
	expand.set("openshiftVersion", openshiftVersion(params.GitVersion))
	status := ""
	if len(l.Platforms) > 0 {
		expand.set("platform", l.Platforms[0].Name)
		status = l.Platforms[0].Status
	}
	parts := []string{}
	for _, name := range l.manifests {
		content, err := files.ReadFile("manifests/" + name)
		if err != nil {
			panic(err) // it is part of the binary
		}
		// It stands for an object, and is quoted to be YAML before it is replaced.
		text := strings.ReplaceAll(string(content), "'{platformStatus}'", status)
		parts = append(parts, expand.text(text))
	}
	return []byte(strings.Join(parts, "\n---\n"))
}

// openshiftVersion gives the release of OpenShift 4 that goes with a Kubernetes:
// since 4.1 came with 1.13, the minor versions have moved in step, 4.n with 1.(n+13).
func openshiftVersion(gitVersion string) string {
	numbers := strings.SplitN(strings.TrimPrefix(gitVersion, "v"), ".", 3)
	if len(numbers) < 2 {
		return ""
	}
	minor, err := strconv.Atoi(numbers[1])
	if err != nil {
		return ""
	}
	return fmt.Sprintf("4.%d.3", minor-13)
}
