// Package control is how a benchmark steers the load server, over plain HTTP.
package control

import (
	"encoding/json"
	"net/http"

	"flotilla/testbed/internal/load/events"
	"flotilla/testbed/internal/load/fleet"
)

// Handler answers the control endpoint.
type Handler struct {
	fleet  *fleet.Fleet
	source *events.Source
	mux    *http.ServeMux
}

// New makes a Handler.
func New(of *fleet.Fleet, source *events.Source) *Handler {
	h := &Handler{fleet: of, source: source, mux: http.NewServeMux()}
	h.handle("GET /state", h.state)
	h.handle("POST /reset-counters", h.resetCounters)
	h.handle("GET /events", h.listEvents)
	h.handle("POST /events", h.setRate)
	h.handle("GET /touch", h.peek)
	h.handle("POST /touch", h.touch)
	h.handle("POST /faults", h.setFaults)
	return h
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.mux.ServeHTTP(w, r) }

// handle answers with what a function returns as JSON; an error is the asker's.
func (h *Handler) handle(pattern string, answer func(*http.Request) (any, error)) {
	h.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		body, err := answer(r)
		w.Header().Set("Content-Type", "application/json")
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			body = map[string]string{"error": err.Error()}
		}
		// It can only fail where the asker has gone away.
		_ = json.NewEncoder(w).Encode(body)
	})
}
