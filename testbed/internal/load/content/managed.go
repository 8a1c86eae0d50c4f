package content

import (
	"bytes"
	"sync"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// manager is who wrote a part of an object.
type manager struct {
	name        string
	operation   metav1.ManagedFieldsOperationType
	subresource string
	at          metav1.Time
}

// fieldSets keep which fields objects have. They are the same in all objects of
// a class but for the UID of the owner, and take longer to find than to write.
type fieldSets struct {
	mu      sync.Mutex
	classes map[string]ownedFields
}

type ownedFields struct {
	owner        string
	spec, status []byte
}

// of is what API servers keep for these managers: the first owns all of an object
// but the status, the second the status.
func (f *fieldSets) of(class, apiVersion string, object metav1.Object, spec, status manager) []metav1.ManagedFieldsEntry {
	owner := ownerUID(object)
	f.mu.Lock()
	defer f.mu.Unlock()
	found, ok := f.classes[class]
	if !ok {
		found = findFields(object)
		f.classes[class] = found
	}
	return []metav1.ManagedFieldsEntry{
		spec.entry(apiVersion, found.spec, found.owner, owner),
		status.entry(apiVersion, found.status, found.owner, owner),
	}
}

func (m manager) entry(apiVersion string, raw []byte, from, to string) metav1.ManagedFieldsEntry {
	if from != to {
		raw = bytes.ReplaceAll(raw, []byte(from), []byte(to))
	}
	return metav1.ManagedFieldsEntry{
		Manager: m.name, Operation: m.operation, Subresource: m.subresource,
		APIVersion: apiVersion, Time: &m.at,
		FieldsType: "FieldsV1", FieldsV1: &metav1.FieldsV1{Raw: raw},
	}
}

func ownerUID(object metav1.Object) string {
	for _, owner := range object.GetOwnerReferences() {
		return string(owner.UID)
	}
	return ""
}
