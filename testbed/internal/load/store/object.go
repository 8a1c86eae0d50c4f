package store

import (
	"sync"

	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/wire"
)

// object is an object other than a pod. It never changes, and is encoded once
// in each encoding that it is asked for.
type object struct {
	content.Object
	codecs  *wire.Codecs
	once    [wire.Encodings]sync.Once
	encoded [wire.Encodings][]byte
}

func (o *object) in(encoding wire.Encoding) []byte {
	o.once[encoding].Do(func() { o.encoded[encoding] = o.codecs.Item(encoding, o.Make()) })
	return o.encoded[encoding]
}

func (o *object) Size(encoding wire.Encoding) int { return len(o.in(encoding)) }

func (o *object) Append(to []byte, encoding wire.Encoding) []byte {
	return append(to, o.in(encoding)...)
}
