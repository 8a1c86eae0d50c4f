package wire

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
)

// AppendObject writes one object with its kind.
func AppendObject(to []byte, encoding Encoding, kind Type, item Item) []byte {
	kind = kind.as(encoding)
	if !encoding.IsProtobuf() {
		return item.Append(append(to, kind.jsonHead()...), encoding)
	}
	head, tail := kind.envelope(item.Size(encoding))
	return append(item.Append(append(to, head...), encoding), tail...)
}

// AppendEvent writes one event of a watch: a line of JSON, or a protobuf message
// behind its length.
func AppendEvent(to []byte, encoding Encoding, event string, kind Type, item Item) []byte {
	if !encoding.IsProtobuf() {
		to = fmt.Appendf(to, `{"type":%q,"object":`, event)
		return append(AppendObject(to, encoding, kind, item), "}\n"...)
	}
	kind = kind.as(encoding)
	size := item.Size(encoding)
	head, tail := kind.envelope(size)
	object := len(head) + size + len(tail)
	frame := appendField(nil, 1, event)
	frame = appendHeader(frame, 2, headerSize(object)+object)
	frame = appendHeader(frame, 1, object)
	to = slices.Grow(to, 4+len(frame)+object)
	to = binary.BigEndian.AppendUint32(to, uint32(len(frame)+object))
	to = append(append(to, frame...), head...)
	return append(item.Append(to, encoding), tail...)
}

func marshal(value any) []byte {
	content, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("encoding %T: %v", value, err))
	}
	return content
}

// Encoded is an item that is there already, in the one encoding it is asked for.
type Encoded []byte

// Size is how many bytes it has.
func (e Encoded) Size(Encoding) int { return len(e) }

// Append writes it.
func (e Encoded) Append(to []byte, _ Encoding) []byte { return append(to, e...) }
