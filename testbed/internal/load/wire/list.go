package wire

import (
	"bufio"
	"fmt"
	"io"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Item is an object that has been encoded, or soon will be. What it appends is
// what Codecs.Item returns.
type Item interface {
	Size(Encoding) int
	Append(to []byte, encoding Encoding) []byte
}

// chunk is how much of a list is written at once.
const chunk = 64 << 10

// WriteList writes a list of objects of a type.
func WriteList(to io.Writer, encoding Encoding, kind Type, meta metav1.ListMeta, items []Item) error {
	buffered := bufio.NewWriterSize(to, chunk)
	if encoding.IsProtobuf() {
		writeProtobufList(buffered, encoding, kind, meta, items)
	} else {
		writeJSONList(buffered, encoding, kind, meta, items)
	}
	return buffered.Flush()
}

// The writer keeps its first error for Flush, so those of single writes need no look.

func writeJSONList(to *bufio.Writer, encoding Encoding, kind Type, meta metav1.ListMeta, items []Item) {
	kind = kind.as(encoding)
	fmt.Fprintf(to, `%s"metadata":%s,"items":[`, kind.list().jsonHead(), marshal(meta))
	head := "{"
	if encoding.metadataOnly() {
		head = kind.jsonHead()
	}
	for i, item := range items {
		if i > 0 {
			head = "," + head
		}
		to.WriteString(head)
		to.Write(item.Append(to.AvailableBuffer(), encoding))
		if i > 0 {
			head = head[1:]
		}
	}
	to.WriteString("]}\n")
}

func writeProtobufList(to *bufio.Writer, encoding Encoding, kind Type, meta metav1.ListMeta, items []Item) {
	raw, err := meta.Marshal()
	if err != nil {
		panic(fmt.Sprintf("encoding ListMeta: %v", err))
	}
	listMeta := appendField(nil, 1, raw)
	size := len(listMeta)
	for _, item := range items {
		length := item.Size(encoding)
		size += headerSize(length) + length
	}
	head, tail := kind.as(encoding).list().envelope(size)
	to.Write(head)
	to.Write(listMeta)
	for _, item := range items {
		frame := appendHeader(to.AvailableBuffer(), 2, item.Size(encoding))
		to.Write(item.Append(frame, encoding))
	}
	to.Write(tail)
}
