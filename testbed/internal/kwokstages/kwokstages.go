// Package kwokstages holds the life of fake nodes and pods. kwok picks among the
// stages that match an object by weight, at random; so stages here exclude each
// other by their selectors.
package kwokstages

import (
	"embed"
	"strings"

	lease "sigs.k8s.io/kwok/kustomize/stage/node/heartbeat-with-lease"
	pod "sigs.k8s.io/kwok/kustomize/stage/pod/fast"
)

// The annotations of pods that change their life.
const (
	// Crash, when "true", makes the containers end and start over and over.
	Crash = "testbed/crash"
	// PullFail, when "true", keeps the containers waiting for their image. So does
	// an image with the tag "missing".
	PullFail = "testbed/pull-fail"
)

//go:embed stages
var stages embed.FS

// imageID stands in the stages for the template that makes an image ID of the
// image of $item: its full name with a digest, which is made from the name
// unless the image is given by digest.
const imageID = "{{IMAGE_ID}}"

const imageIDTemplate = `{{ $repository := regexReplaceAll "(@.*|:[^:/]*)$" $item.image "" }}` +
	`{{ $registry := regexMatch "^([^/]*[.:][^/]*|localhost)/" $repository }}` +
	`{{ $prefix := ternary "" (ternary "docker.io/" "docker.io/library/" (contains "/" $repository)) $registry }}` +
	`{{ $digest := regexFind "sha256:[0-9a-f]{64}$" $item.image | default (printf "sha256:%s" (sha256sum $item.image)) }}` +
	`{{ printf "%s%s@%s" $prefix $repository $digest | Quote }}`

//go:embed logs.yaml
var logs string

// Config is the configuration file of kwok. Every container has the same log,
// the file at logPath, and the same one of its previous run.
func Config(logPath, previousLogPath string) (string, error) {
	files := strings.NewReplacer("{{LOG}}", logPath, "{{PREVIOUS_LOG}}", previousLogPath)
	documents := []string{lease.DefaultNodeHeartbeatWithLease, pod.DefaultPodDelete, files.Replace(logs)}
	entries, err := stages.ReadDir("stages")
	if err != nil {
		return "", err
	}
	for _, entry := range entries {
		content, err := stages.ReadFile("stages/" + entry.Name())
		if err != nil {
			return "", err
		}
		documents = append(documents, strings.ReplaceAll(string(content), imageID, imageIDTemplate))
	}
	return strings.Join(documents, "\n---\n"), nil
}
