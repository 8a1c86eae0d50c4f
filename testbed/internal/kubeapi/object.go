package kubeapi

import (
	"bytes"
	"fmt"

	"sigs.k8s.io/yaml"
)

// Object is any Kubernetes object.
type Object map[string]any

// Field walks down a path; it is nil where the path ends early.
func (o Object) Field(path ...string) any {
	var current any = map[string]any(o)
	for _, name := range path {
		next, isMap := current.(map[string]any)
		if !isMap {
			return nil
		}
		current = next[name]
	}
	return current
}

// Text is the string at a path, or "".
func (o Object) Text(path ...string) string {
	text, _ := o.Field(path...).(string)
	return text
}

// Number is the number at a path, or 0, as Kubernetes leaves out zeros.
func (o Object) Number(path ...string) int {
	number, _ := o.Field(path...).(float64)
	return int(number)
}

func (o Object) String() string {
	name := o.Text("metadata", "name")
	if namespace := o.Text("metadata", "namespace"); namespace != "" {
		name = namespace + "/" + name
	}
	return fmt.Sprintf("%s %s", o.Text("kind"), name)
}

// Parse reads a YAML file of one or more objects.
func Parse(content []byte) ([]Object, error) {
	objects := []Object{}
	for _, part := range bytes.Split(append([]byte("\n"), content...), []byte("\n---")) {
		object := Object{}
		if err := yaml.Unmarshal(part, &object); err != nil {
			return nil, err
		}
		if len(object) == 0 {
			continue
		}
		if object.Text("kind") == "" || object.Text("apiVersion") == "" || object.Text("metadata", "name") == "" {
			return nil, fmt.Errorf("an object needs apiVersion, kind and metadata.name: %.80s", bytes.TrimSpace(part))
		}
		objects = append(objects, object)
	}
	return objects, nil
}
