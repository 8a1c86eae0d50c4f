package content

import (
	"encoding/json"
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// findFields finds the fields of an object, those of its status apart.
func findFields(object metav1.Object) ownedFields {
	whole := map[string]any{}
	if err := json.Unmarshal(encode(object), &whole); err != nil {
		panic(fmt.Sprintf("%T is no JSON object: %v", object, err))
	}
	status := map[string]any{"status": whole["status"]}
	delete(whole, "status")
	if metadata, ok := whole["metadata"].(map[string]any); ok {
		for _, field := range []string{"name", "namespace", "uid", "resourceVersion", "creationTimestamp", "generation"} {
			delete(metadata, field)
		}
	}
	return ownedFields{owner: ownerUID(object), spec: encode(fieldSet(whole)), status: encode(fieldSet(status))}
}

func encode(value any) []byte {
	content, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("%T cannot be JSON: %v", value, err))
	}
	return content
}

// listKeys tell the elements of a list apart, as in the schema of Kubernetes.
var listKeys = []string{"uid", "containerPort", "mountPath", "type", "name"}

// fieldSet writes down which fields a value has, in the form of FieldsV1.
func fieldSet(value any) map[string]any {
	set := map[string]any{}
	switch value := value.(type) {
	case map[string]any:
		for name, inner := range value {
			set["f:"+name] = fieldSet(inner)
		}
	case []any:
		for _, element := range value {
			if key := elementKey(element); key != "" {
				inner := fieldSet(element)
				inner["."] = map[string]any{}
				set[key] = inner
			}
		}
	}
	return set
}

func elementKey(element any) string {
	fields, ok := element.(map[string]any)
	if !ok {
		return ""
	}
	for _, name := range listKeys {
		if value, ok := fields[name]; ok {
			return "k:" + string(encode(map[string]any{name: value}))
		}
	}
	return ""
}
