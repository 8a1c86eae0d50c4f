package kubeapi

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// fakeAPI serves discovery of one group and records what is applied.
type fakeAPI struct {
	served  bool
	applied []string
}

func (f *fakeAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet && !f.served {
		// Not the first time: it is as a CRD that is not established yet.
		f.served = true
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"kind":"Status","message":"could not find it"}`)
		return
	}
	if r.Method == http.MethodGet {
		_, _ = io.WriteString(w, `{"resources":[{"name":"things","kind":"Thing","namespaced":true},{"name":"things/status","kind":"Thing"},{"name":"plain","kind":"Plain"}]}`)
		return
	}
	body := Object{}
	_ = json.NewDecoder(r.Body).Decode(&body)
	keys := []string{}
	for key := range body {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	f.applied = append(f.applied, r.URL.Path+" "+strings.Join(keys, ","))
	_ = json.NewEncoder(w).Encode(body)
}

func client(t *testing.T, handler http.Handler) *Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return newClient(server.URL, http.DefaultTransport)
}

func thing(kind string) Object {
	return Object{
		"apiVersion": "example.com/v1", "kind": kind,
		"metadata": map[string]any{"name": "x"}, "spec": map[string]any{"a": 1}, "status": map[string]any{"b": 2},
	}
}

func TestStatusGoesToItsSubresource(t *testing.T) {
	api := &fakeAPI{}
	c := client(t, api)
	for _, kind := range []string{"Thing", "Plain"} {
		if _, err := c.ApplyEventually(context.Background(), thing(kind)); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		"/apis/example.com/v1/namespaces/default/things/x apiVersion,kind,metadata,spec",
		"/apis/example.com/v1/namespaces/default/things/x/status apiVersion,kind,metadata,status",
		"/apis/example.com/v1/plain/x apiVersion,kind,metadata,spec,status",
	}
	if !slices.Equal(api.applied, want) {
		t.Errorf("applied %v", api.applied)
	}
}

func TestErrorsSayWhatAndWhy(t *testing.T) {
	c := client(t, &fakeAPI{served: true})
	_, err := c.Apply(context.Background(), thing("Nothing"))
	if !NotFound(err) || !strings.Contains(err.Error(), "Nothing x: HTTP 404: no kind Nothing") {
		t.Errorf("error %v", err)
	}
}

func TestWaitForGivesTheLastReason(t *testing.T) {
	c := client(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"kind":"Job","metadata":{"name":"j"},"status":{"succeeded":0}}`)
	}))
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	_, err := c.WaitFor(ctx, "/j", func(o Object) bool { return o.Number("status", "succeeded") == 1 })
	if err == nil || !strings.Contains(err.Error(), "Job j is not there yet") {
		t.Errorf("error %v", err)
	}
}

func TestParseSplitsDocuments(t *testing.T) {
	objects, err := Parse([]byte("# comment\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n---\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n"))
	if err != nil || len(objects) != 2 || objects[1].String() != "Namespace b" {
		t.Errorf("objects %v, %v", objects, err)
	}
	if _, err := Parse([]byte("kind: Namespace")); err == nil {
		t.Error("an object without a name was accepted")
	}
}
