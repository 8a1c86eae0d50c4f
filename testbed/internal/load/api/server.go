// Package api answers as a Kubernetes API server does, for those who only read.
package api

import (
	"context"
	"crypto/subtle"
	"net/http"
	"sync/atomic"
	"time"

	"flotilla/testbed/internal/load/network"
	"flotilla/testbed/internal/load/store"
	"flotilla/testbed/internal/load/wire"
)

// Options are what all API servers of a fleet have in common.
type Options struct {
	Codecs *wire.Codecs
	Token  string
	// Bookmarks is how long it takes from one bookmark to the next.
	Bookmarks time.Duration
	// WatchList says whether watches may ask for initial events.
	WatchList bool
}

// Server is one cluster's API server.
type Server struct {
	Options
	Store    *store.Cluster
	Listener *network.Listener
	Counters Counters
	Streams  atomic.Int64

	// stopping ends when the process does, which streams must not outlive.
	stopping context.Context
	fault    fault
}

// NewServer makes the API server of a cluster.
func NewServer(stopping context.Context, options Options, cluster *store.Cluster, listener *network.Listener) *Server {
	return &Server{Options: options, Store: cluster, Listener: listener, stopping: stopping}
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	target := s.parse(r)
	s.Counters.Add(target.verb(r), target.counted())
	encoding, acceptable := wire.Negotiate(r.Header.Get("Accept"), target.resource.Custom)
	err := s.fault.refusal(w)
	switch {
	case err != nil:
	case !s.authentic(r):
		err = errUnauthorized()
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		err = errReadOnly(target.resource, r.Method)
	case target.plain != nil:
		target.plain(w)
	case target.resource.Plural == "":
		err = errNoSuchPath()
	case !acceptable:
		err = errNotAcceptable()
	default:
		err = s.answer(w, r, target, encoding)
	}
	if err != nil {
		s.writeError(w, encoding, err)
	}
}

func (s *Server) authentic(r *http.Request) bool {
	given := r.Header.Get("Authorization")
	return subtle.ConstantTimeCompare([]byte(given), []byte("Bearer "+s.Token)) == 1
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, target target, encoding wire.Encoding) error {
	if target.name != "" {
		return s.get(w, target, encoding)
	}
	asked, err := parseQuery(r.URL.Query(), target.namespace)
	switch {
	case err != nil:
		return err
	case asked.watch:
		return s.watch(w, r, target.resource, asked, encoding)
	default:
		return s.list(w, target.resource, asked, encoding)
	}
}
