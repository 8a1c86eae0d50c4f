package api

import (
	"net/http"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"

	"flotilla/testbed/internal/load/store"
	"flotilla/testbed/internal/load/wire"
)

func (s *Server) watch(w http.ResponseWriter, r *http.Request, resource store.Resource, asked query, encoding wire.Encoding) error {
	if err := s.checkWatch(resource, asked); err != nil {
		return err
	}
	w.Header().Set("Content-Type", encoding.ContentType(true))
	stream := &stream{
		server: s, to: w, flusher: http.NewResponseController(w), resource: resource, asked: asked, encoding: encoding,
		position: asked.version,
	}
	s.Streams.Add(1)
	defer s.Streams.Add(-1)
	// How a stream ends is told on the stream, or the client has ended it.
	_ = stream.run(r.Context())
	return nil
}

// checkWatch refuses what API servers refuse.
func (s *Server) checkWatch(resource store.Resource, asked query) error {
	current := s.Store.ResourceVersion()
	options := field.NewPath("")
	var wrong field.ErrorList
	switch {
	case asked.initialEvents == nil && asked.match != "":
		wrong = append(wrong, field.Forbidden(options.Child("resourceVersionMatch"), "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"))
	case asked.initialEvents == nil:
		return nil
	case !s.WatchList:
		wrong = append(wrong, field.Forbidden(options.Child("sendInitialEvents"), "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled"))
	case asked.match != metav1.ResourceVersionMatchNotOlderThan:
		wrong = append(wrong, field.Forbidden(options.Child("resourceVersionMatch"), "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"))
	case asked.version > current:
		return errTooLarge(asked.version, current)
	}
	if len(wrong) > 0 {
		return apierrors.NewInvalid(schema.GroupKind{Group: "meta.k8s.io", Kind: "ListOptions"}, resource.Plural, wrong)
	}
	return nil
}
