package store

import (
	"sync"
	"sync/atomic"
	"time"

	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/wire"
)

// Event is one change of a pod, and the pod as it is since.
type Event struct {
	content.Version
	Workload *content.Workload
	// Pod is the pod's number in its cluster, Name its name.
	Pod  int
	Name string

	codecs    *wire.Codecs
	encoded   [wire.Encodings]atomic.Pointer[[]byte]
	forgotten atomic.Bool
	once      sync.Once
	written   chan struct{}
	writtenAt time.Time
}

// MarkWritten records when the event was first about to be written to a stream.
func (e *Event) MarkWritten(at time.Time) {
	e.once.Do(func() {
		e.writtenAt = at
		close(e.written)
	})
}

// Written is closed once the event has been written to a stream.
func (e *Event) Written() <-chan struct{} { return e.written }

// WrittenAt is when that was; it is false until then.
func (e *Event) WrittenAt() (time.Time, bool) {
	select {
	case <-e.written:
		return e.writtenAt, true
	default:
		return time.Time{}, false
	}
}

// RestartCount is what the pod's first container has now.
func (e *Event) RestartCount() int32 { return e.Workload.RestartCount(&e.Version) }

// Size is how many bytes the pod has.
func (e *Event) Size(encoding wire.Encoding) int { return len(e.in(encoding)) }

// Append writes the pod.
func (e *Event) Append(to []byte, encoding wire.Encoding) []byte {
	return append(to, e.in(encoding)...)
}

// in encodes the pod. Streams want it at about the same time, lists rarely, so
// it is kept only while the event is new.
func (e *Event) in(encoding wire.Encoding) []byte {
	if kept := e.encoded[encoding].Load(); kept != nil {
		return *kept
	}
	identity := e.Workload.Identity(e.Pod - e.Workload.FirstPod)
	encoded := e.codecs.Item(encoding, e.Workload.Pod(identity, &e.Version))
	if !e.forgotten.Load() {
		e.encoded[encoding].Store(&encoded)
	}
	return encoded
}

func (e *Event) forget() {
	e.forgotten.Store(true)
	for i := range e.encoded {
		e.encoded[i].Store(nil)
	}
}
