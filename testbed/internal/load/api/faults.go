package api

import (
	"fmt"
	"net/http"
	"sync/atomic"
)

// Fault is how an API server misbehaves until it is told otherwise.
type Fault string

// The faults. Gone and Close happen once; the others last until None.
const (
	None Fault = "none"
	// Blackhole accepts connections and answers nothing; streams fall silent.
	Blackhole Fault = "blackhole"
	// Unauthorized refuses the token; streams that are open go on.
	Unauthorized Fault = "unauthorized"
	// TooMany answers 429 to all; streams that are open go on.
	TooMany Fault = "toomany"
	// Gone forgets all history: streams end with 410, continue tokens expire.
	Gone Fault = "gone"
	// Close drops all connections.
	Close Fault = "close"
)

type fault struct{ current atomic.Value }

func (f *fault) get() Fault {
	if current, ok := f.current.Load().(Fault); ok {
		return current
	}
	return None
}

// SetFault makes the server misbehave, or stop doing so.
func (s *Server) SetFault(kind Fault) error {
	switch kind {
	case None, Blackhole, Unauthorized, TooMany:
		s.fault.current.Store(kind)
		s.Listener.SetSilent(kind == Blackhole)
	case Gone:
		s.Store.Forget()
	case Close:
		s.Listener.Disconnect()
	default:
		return fmt.Errorf("there is no fault %q", kind)
	}
	return nil
}

// Fault is how it misbehaves now.
func (s *Server) Fault() Fault { return s.fault.get() }

// refusal is the error that a fault makes of a request, or nil.
func (f *fault) refusal(w http.ResponseWriter) error {
	switch f.get() {
	case Unauthorized:
		return errUnauthorized()
	case TooMany:
		w.Header().Set("Retry-After", "1")
		return errTooMany()
	default:
		return nil
	}
}
