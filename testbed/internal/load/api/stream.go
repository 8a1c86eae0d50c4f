package api

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"time"

	"flotilla/testbed/internal/load/store"
	"flotilla/testbed/internal/load/wire"
)

// endlessly is how long a watch lasts that names no time, as at real API servers.
const endlessly = 30 * time.Minute

// stream is one watch that is being answered.
type stream struct {
	server   *Server
	to       io.Writer
	flusher  *http.ResponseController
	resource store.Resource
	asked    query
	encoding wire.Encoding
	// position is the version up to which the client knows everything.
	position uint64
	buffer   []byte
}

// run writes until the client leaves, the time is over, or history is lost.
func (s *stream) run(client context.Context) error {
	timeout := s.asked.timeout
	if timeout == 0 {
		timeout = endlessly + rand.N(endlessly)
	}
	deadline := time.Now().Add(timeout)
	ctx, cancel := context.WithDeadline(client, deadline)
	defer cancel()
	if err := s.begin(); err != nil {
		return err
	}
	bookmark := time.NewTimer(s.untilBookmark(deadline))
	defer bookmark.Stop()
	for {
		batch, err := s.server.Store.Since(s.resource, s.position)
		if errors.Is(err, store.ErrExpired) {
			return s.writeExpired()
		}
		if err := s.writeEvents(batch); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.server.stopping.Done():
			return s.server.stopping.Err()
		case <-batch.Changed:
		case <-bookmark.C:
			if err := s.writeBookmark(false); err != nil {
				return err
			}
			bookmark.Reset(s.untilBookmark(deadline))
		}
	}
}

// begin sends what is there already to clients that want it, and the header to all.
func (s *stream) begin() error {
	wanted := s.asked.initialEvents
	switch {
	case wanted != nil && *wanted, wanted == nil && s.asked.version == 0:
		if err := s.writeInitial(); err != nil {
			return err
		}
	case wanted != nil && s.asked.version == 0:
		s.position = s.server.Store.ResourceVersion()
	}
	if wanted != nil && *wanted && s.asked.bookmarks {
		return s.writeBookmark(true)
	}
	return s.flusher.Flush()
}

// untilBookmark is a time that differs a little each time, and leaves room for
// one last bookmark before the stream ends.
func (s *stream) untilBookmark(deadline time.Time) time.Duration {
	period := s.server.Bookmarks
	period -= rand.N(period/10 + 1)
	if last := time.Until(deadline) - 2*time.Second; last > 0 && last < period {
		return last
	}
	return period
}
