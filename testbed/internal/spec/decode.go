package spec

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"flotilla/testbed/internal/looks"
)

// Load reads, completes and checks a fleet file. compiled is the version of
// Kubernetes in this binary, such as v1.37.2.
func Load(path, compiled string) (*Fleet, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	fleet, err := Decode(path, content, compiled)
	if err != nil {
		return nil, err
	}
	fleet.resolvePaths(filepath.Dir(path))
	return fleet, nil
}

// Decode does what Load does, without touching any file; name is for messages.
func Decode(name string, content []byte, compiled string) (*Fleet, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	decoder.KnownFields(true)
	fleet := &Fleet{}
	if err := decoder.Decode(fleet); err != nil && !errors.Is(err, io.EOF) {
		return nil, explain(name, err)
	}
	fleet.complete(compiled)
	problems := fleet.check(compiled)
	for index, problem := range problems {
		problems[index] = name + ": " + problem
	}
	if len(problems) > 0 {
		return nil, errors.New(strings.Join(problems, "\n"))
	}
	return fleet, nil
}

var unknownField = regexp.MustCompile(`field (\S+) not found in type spec\.(\w+)`)

// explain puts the decoder's complaints in the form FILE:LINE: what is wrong,
// without the names of Go types.
func explain(name string, err error) error {
	var typeError *yaml.TypeError
	if !errors.As(err, &typeError) {
		return fmt.Errorf("%s: %w", name, err)
	}
	lines := []string{}
	for _, line := range typeError.Errors {
		line = unknownField.ReplaceAllStringFunc(line, func(found string) string {
			parts := unknownField.FindStringSubmatch(found)
			return fmt.Sprintf("unknown field %q in %s", parts[1], strings.ToLower(parts[2]))
		})
		lines = append(lines, name+":"+strings.TrimPrefix(line, "line "))
	}
	return errors.New(strings.Join(lines, "\n"))
}

func (f *Fleet) complete(compiled string) {
	for c := range f.Clusters {
		cluster := &f.Clusters[c]
		if look, err := looks.Get(cluster.Look); err == nil && cluster.GitVersion == "" {
			cluster.GitVersion = compiled + look.VersionSuffix
		}
		for w := range cluster.Workloads {
			cluster.Workloads[w].complete()
		}
	}
}

func (w *Workload) complete() {
	if w.Kind == "" {
		w.Kind = Deployment
	}
	if w.Namespace == "" {
		w.Namespace = "default"
	}
	if w.Replicas == nil {
		one := 1
		w.Replicas = &one
	}
	if w.Kind == CronJob && w.Schedule == "" {
		w.Schedule = "0 2 * * *"
	}
}

func (f *Fleet) resolvePaths(base string) {
	for c := range f.Clusters {
		for _, paths := range [][]string{f.Clusters[c].CRDs, f.Clusters[c].Manifests} {
			for index, path := range paths {
				if !filepath.IsAbs(path) {
					paths[index] = filepath.Join(base, path)
				}
			}
		}
	}
}
