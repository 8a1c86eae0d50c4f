package control

import (
	"encoding/json"
	"net"
	"net/http"
)

// Action is a request to do something to a component.
type Action struct {
	Do        string `json:"do"`
	Cluster   string `json:"cluster"`
	Component string `json:"component"`
}

// Supervisor is what a server offers to its callers.
type Supervisor interface {
	State() State
	Act(Action) error
	// Down stops all components.
	Down()
}

// Serve answers commands until the listener is closed. afterDown is called when
// the answer to a Down is on its way.
func Serve(listener net.Listener, supervisor Supervisor, afterDown func()) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /state", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(supervisor.State())
	})
	mux.HandleFunc("POST /act", func(w http.ResponseWriter, r *http.Request) {
		action := Action{}
		err := json.NewDecoder(r.Body).Decode(&action)
		if err == nil {
			err = supervisor.Act(action)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		}
	})
	mux.HandleFunc("POST /down", func(w http.ResponseWriter, _ *http.Request) {
		supervisor.Down()
		w.WriteHeader(http.StatusOK)
		_ = http.NewResponseController(w).Flush()
		afterDown()
	})
	return (&http.Server{Handler: mux}).Serve(listener)
}
