package api

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"flotilla/testbed/internal/load/store"
	"flotilla/testbed/internal/load/wire"
)

func errUnauthorized() error { return apierrors.NewUnauthorized("Unauthorized") }

func errTooMany() error {
	return apierrors.NewTooManyRequests("too many requests, please try again later", 1)
}

func errExpired(resourceVersion, oldest uint64) error {
	return apierrors.NewResourceExpired(fmt.Sprintf("too old resource version: %d (%d)", resourceVersion, oldest))
}

// errTooLarge is what an API server says of a version that it has not seen yet.
func errTooLarge(wanted, current uint64) error {
	err := apierrors.NewTimeoutError(fmt.Sprintf("Too large resource version: %d, current: %d", wanted, current), 1)
	err.ErrStatus.Details.Causes = []metav1.StatusCause{{
		Type: metav1.CauseTypeResourceVersionTooLarge, Message: "Too large resource version",
	}}
	return err
}

func errNotFound(resource store.Resource, name string) error {
	return apierrors.NewNotFound(schema.GroupResource{Group: resource.Group, Resource: resource.Plural}, name)
}

func errNoSuchPath() error {
	return &apierrors.StatusError{ErrStatus: metav1.Status{
		Status: metav1.StatusFailure, Code: http.StatusNotFound, Reason: metav1.StatusReasonNotFound,
		Message: "the server could not find the requested resource", Details: &metav1.StatusDetails{},
	}}
}

// status is the Status of an error that is one.
func status(err error) *metav1.Status {
	var known apierrors.APIStatus
	if !errors.As(err, &known) {
		known = apierrors.NewInternalError(err)
	}
	found := known.Status()
	return &found
}

var statusType = wire.Type{APIVersion: "v1", Kind: "Status"}

// whole is the encoding in which a Status comes along with objects that do not
// have to be whole.
func whole(encoding wire.Encoding) wire.Encoding {
	if encoding.IsProtobuf() {
		return wire.Protobuf
	}
	return wire.JSON
}

func (s *Server) writeError(w http.ResponseWriter, encoding wire.Encoding, err error) {
	encoding = whole(encoding)
	status := status(err)
	status.TypeMeta = metav1.TypeMeta{APIVersion: statusType.APIVersion, Kind: statusType.Kind}
	serializer := s.Codecs.JSON
	if encoding.IsProtobuf() {
		serializer = s.Codecs.Protobuf
	}
	body := &bytes.Buffer{}
	if err := serializer.Encode(status, body); err != nil {
		panic(fmt.Sprintf("encoding a Status: %v", err))
	}
	w.Header().Set("Content-Type", encoding.ContentType(false))
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	w.WriteHeader(int(status.Code))
	// A client that has gone needs no answer.
	_, _ = w.Write(body.Bytes())
}
