package api

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"flotilla/testbed/internal/load/store"
	"flotilla/testbed/internal/load/wire"
)

// place is where the next page of a list begins.
type place struct {
	ResourceVersion uint64 `json:"rv"`
	Offset          int    `json:"offset"`
}

func (p place) token() string {
	content, err := json.Marshal(p)
	if err != nil {
		panic(fmt.Sprintf("encoding a place: %v", err))
	}
	return base64.RawURLEncoding.EncodeToString(content)
}

func parsePlace(token string) (place, error) {
	content, err := base64.RawURLEncoding.DecodeString(token)
	found := place{}
	if err == nil {
		err = json.Unmarshal(content, &found)
	}
	if err == nil && found.Offset < 0 {
		err = errors.New("it is negative")
	}
	if err != nil {
		return place{}, apierrors.NewBadRequest("continue key is not valid: " + err.Error())
	}
	return found, nil
}

func (s *Server) list(w http.ResponseWriter, resource store.Resource, asked query, encoding wire.Encoding) error {
	from, err := s.snapshot(resource, asked)
	if err != nil {
		return err
	}
	items := s.Store.Items(resource, asked.selection, from.ResourceVersion)
	items = items[min(from.Offset, len(items)):]
	meta := metav1.ListMeta{ResourceVersion: strconv.FormatUint(from.ResourceVersion, 10)}
	if asked.limit > 0 && len(items) > asked.limit {
		remaining := int64(len(items) - asked.limit)
		meta.RemainingItemCount = &remaining
		meta.Continue = place{from.ResourceVersion, from.Offset + asked.limit}.token()
		items = items[:asked.limit]
	}
	w.Header().Set("Content-Type", encoding.ContentType(false))
	// A client that has gone away needs no more; it is no failure of this server.
	_ = wire.WriteList(w, encoding, resource.Type, meta, items)
	return nil
}

// snapshot is the version of which a list is asked, and where it begins.
func (s *Server) snapshot(resource store.Resource, asked query) (place, error) {
	from := place{ResourceVersion: s.Store.ResourceVersion()}
	current := from.ResourceVersion
	switch {
	case asked.continueToken != "" && asked.version != 0:
		return place{}, apierrors.NewBadRequest("specifying resource version is not allowed when using continue")
	case asked.continueToken != "":
		var err error
		if from, err = parsePlace(asked.continueToken); err != nil {
			return place{}, err
		}
	case asked.version > current:
		return place{}, errTooLarge(asked.version, current)
	case asked.match == metav1.ResourceVersionMatchExact && asked.version == 0:
		return place{}, apierrors.NewBadRequest("resourceVersionMatch=Exact needs a resourceVersion")
	case asked.match == metav1.ResourceVersionMatchExact, asked.match == "" && asked.limit > 0 && asked.version > 0:
		from.ResourceVersion = asked.version
	}
	if err := s.Store.Check(resource, from.ResourceVersion); err != nil {
		return place{}, errExpired(from.ResourceVersion, current)
	}
	return from, nil
}

func (s *Server) get(w http.ResponseWriter, target target, encoding wire.Encoding) error {
	selection := store.Selection{Namespace: target.namespace, Name: target.name}
	items := s.Store.Items(target.resource, selection, s.Store.ResourceVersion())
	if len(items) == 0 || (target.resource.Namespaced && target.namespace == "") {
		return errNotFound(target.resource, target.name)
	}
	body := wire.AppendObject(nil, encoding, target.resource.Type, items[0])
	w.Header().Set("Content-Type", encoding.ContentType(false))
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	// As above: a client that has gone away.
	_, _ = w.Write(body)
	return nil
}
