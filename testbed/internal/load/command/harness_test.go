package command

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/runtime"

	"flotilla/testbed/internal/load/control"
	"flotilla/testbed/internal/load/wire"
)

const protobufType = "application/vnd.kubernetes.protobuf"

// harness is a load server, and a client that may read its first cluster.
type harness struct {
	t       *testing.T
	codecs  *wire.Codecs
	control string
	server  string
	token   string
	client  *http.Client
}

func start(t *testing.T, flags ...string) *harness {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	ended := make(chan error, 1)
	flags = append([]string{"--dir", t.TempDir(), "--clusters", "2", "--pods-per-cluster", "50", "--pods-per-workload", "5", "--warm", "none"}, flags...)
	go func() {
		ended <- Run(ctx, flags, writer)
		writer.Close()
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the load server ended with %v", err)
		}
	})
	line := ready{}
	if err := json.NewDecoder(reader).Decode(&line); err != nil {
		t.Fatal(err)
	}
	h := &harness{t: t, codecs: wire.NewCodecs(), control: line.Control}
	h.use(line.Kubeconfig)
	return h
}

func (h *harness) use(kubeconfig string) {
	content, err := os.ReadFile(kubeconfig)
	if err != nil {
		h.t.Fatal(err)
	}
	config := struct {
		Clusters []struct {
			Cluster struct {
				Server string `json:"server"`
				CA     []byte `json:"certificate-authority-data"`
			} `json:"cluster"`
		} `json:"clusters"`
		Users []struct {
			User struct {
				Token string `json:"token"`
			} `json:"user"`
		} `json:"users"`
	}{}
	if err := json.Unmarshal(content, &config); err != nil {
		h.t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(config.Clusters[0].Cluster.CA)
	h.server, h.token = config.Clusters[0].Cluster.Server, config.Users[0].User.Token
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}
	h.t.Cleanup(transport.CloseIdleConnections)
	h.client = &http.Client{Transport: transport, Timeout: 20 * time.Second}
}

func (h *harness) open(path, accept string) *http.Response {
	h.t.Helper()
	request, err := http.NewRequestWithContext(h.t.Context(), http.MethodGet, h.server+path, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	request.Header.Set("Accept", accept)
	request.Header.Set("Authorization", "Bearer "+h.token)
	response, err := h.client.Do(request)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { response.Body.Close() })
	return response
}

// get reads an object with the codecs; it may be a Status.
func (h *harness) get(path, accept string) (int, runtime.Object) {
	h.t.Helper()
	response := h.open(path, accept)
	body, err := io.ReadAll(response.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return response.StatusCode, h.decode(body)
}

func (h *harness) decode(body []byte) runtime.Object {
	h.t.Helper()
	serializer := h.codecs.JSON
	if bytes.HasPrefix(body, []byte("k8s\x00")) {
		serializer = h.codecs.Protobuf
	}
	object, _, err := serializer.Decode(body, nil, nil)
	if err != nil {
		h.t.Fatalf("%v: %q", err, body)
	}
	return object
}

// steer asks the control endpoint and reads the answer into to.
func (h *harness) steer(method, path string, to any) {
	h.t.Helper()
	request, err := http.NewRequestWithContext(h.t.Context(), method, h.control+path, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		h.t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		body, _ := io.ReadAll(response.Body)
		h.t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, body)
	}
	if err := json.NewDecoder(response.Body).Decode(to); err != nil {
		h.t.Fatal(err)
	}
}

func (h *harness) touch() control.Event {
	h.t.Helper()
	event := control.Event{}
	h.steer(http.MethodPost, "/touch?cluster=load-0000", &event)
	return event
}

func (h *harness) fault(kind string) {
	h.t.Helper()
	h.steer(http.MethodPost, "/faults?cluster=load-0000&kind="+kind, &struct{}{})
}
