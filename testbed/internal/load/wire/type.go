package wire

import "fmt"

// Type is what an object says that it is.
type Type struct {
	APIVersion string
	Kind       string
}

// as is the type under which an encoding writes objects of this type.
func (t Type) as(encoding Encoding) Type {
	if encoding.metadataOnly() {
		return Type{"meta.k8s.io/v1", "PartialObjectMetadata"}
	}
	return t
}

func (t Type) list() Type {
	return Type{t.APIVersion, t.Kind + "List"}
}

// jsonHead is the beginning of a JSON object with this type.
func (t Type) jsonHead() string {
	return fmt.Sprintf(`{"kind":%q,"apiVersion":%q,`, t.Kind, t.APIVersion)
}

// envelope is what stands before and behind a protobuf message of that many
// bytes: the magic number and a runtime.Unknown around it.
func (t Type) envelope(size int) (head, tail []byte) {
	var meta []byte
	meta = appendField(meta, 1, t.APIVersion)
	meta = appendField(meta, 2, t.Kind)
	head = appendField([]byte("k8s\x00"), 1, meta)
	head = appendHeader(head, 2, size)
	tail = appendField(nil, 3, "")
	return head, appendField(tail, 4, "")
}
