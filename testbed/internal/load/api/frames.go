package api

import (
	"strconv"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/watch"

	"flotilla/testbed/internal/load/store"
	"flotilla/testbed/internal/load/wire"
)

// full is how much is gathered before it is written.
const full = 64 << 10

func (s *stream) writeInitial() error {
	s.position = s.server.Store.ResourceVersion()
	for _, item := range s.server.Store.Items(s.resource, s.asked.selection, s.position) {
		s.buffer = wire.AppendEvent(s.buffer, s.encoding, string(watch.Added), s.resource.Type, item)
		if len(s.buffer) >= full {
			if err := s.write(); err != nil {
				return err
			}
		}
	}
	return s.write()
}

func (s *stream) writeEvents(batch store.Batch) error {
	var written []*store.Event
	for _, event := range batch.Events {
		if s.asked.selection.Matches(event) {
			s.buffer = wire.AppendEvent(s.buffer, s.encoding, string(watch.Modified), s.resource.Type, event)
			written = append(written, event)
		}
	}
	s.position = max(s.position, batch.ResourceVersion)
	if len(written) == 0 {
		return nil
	}
	at := time.Now()
	err := s.flush()
	if err == nil {
		for _, event := range written {
			event.MarkWritten(at)
		}
	}
	return err
}

func (s *stream) writeBookmark(initialEventsEnd bool) error {
	if !s.asked.bookmarks {
		return nil
	}
	item := wire.Encoded(s.server.Codecs.Item(s.encoding, s.bookmark(initialEventsEnd)))
	s.buffer = wire.AppendEvent(s.buffer, s.encoding, string(watch.Bookmark), s.resource.Type, item)
	return s.flush()
}

// bookmark is an empty object at the stream's position.
func (s *stream) bookmark(initialEventsEnd bool) runtime.Object {
	var object metav1.Object = &unstructured.Unstructured{Object: map[string]any{}}
	kind := schema.FromAPIVersionAndKind(s.resource.APIVersion, s.resource.Kind)
	if made, err := s.server.Codecs.Scheme.New(kind); err == nil {
		object = made.(metav1.Object)
	} else if !s.resource.Custom {
		object = &metav1.PartialObjectMetadata{}
	}
	object.SetResourceVersion(strconv.FormatUint(s.position, 10))
	if initialEventsEnd {
		object.SetAnnotations(map[string]string{metav1.InitialEventsAnnotationKey: "true"})
	}
	return object.(runtime.Object)
}

// writeExpired ends a stream that cannot go on.
func (s *stream) writeExpired() error {
	gone := status(errExpired(s.position, s.server.Store.ResourceVersion()))
	item := wire.Encoded(s.server.Codecs.Item(whole(s.encoding), gone))
	s.buffer = wire.AppendEvent(s.buffer, whole(s.encoding), string(watch.Error), statusType, item)
	return s.flush()
}

func (s *stream) flush() error {
	if err := s.write(); err != nil {
		return err
	}
	return s.flusher.Flush()
}

func (s *stream) write() error {
	_, err := s.to.Write(s.buffer)
	s.buffer = s.buffer[:0]
	if cap(s.buffer) > 2*full {
		s.buffer = nil
	}
	return err
}
