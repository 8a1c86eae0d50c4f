// Package kubeapi is a client of the Kubernetes API that is just large enough to
// fill a cluster. client-go could do the same, at minutes of compile time for
// the tests of everything that uses it.
package kubeapi

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"flotilla/testbed/internal/pki"
)

// FieldManager owns what the testbed applies.
const FieldManager = "flotilla-testbed"

// Client talks to one API server.
type Client struct {
	base string
	http *http.Client

	mu        sync.Mutex
	resources map[string]resource
}

// Error is an answer other than success.
type Error struct {
	Code    int
	Message string
}

func (e *Error) Error() string {
	return fmt.Sprintf("HTTP %d: %s", e.Code, e.Message)
}

// NotFound tells whether the API server said that there is no such thing.
func NotFound(err error) bool {
	var apiError *Error
	return errors.As(err, &apiError) && apiError.Code == http.StatusNotFound
}

// New makes a client that trusts the authority ca and shows the given certificate.
func New(server string, ca []byte, client pki.Pair) (*Client, error) {
	certificate, err := tls.X509KeyPair(client.Cert, client.Key)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(ca)
	transport := &http.Transport{
		TLSClientConfig:   &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{certificate}},
		ForceAttemptHTTP2: true,
	}
	return newClient(server, transport), nil
}

func newClient(server string, transport http.RoundTripper) *Client {
	return &Client{
		base:      server,
		http:      &http.Client{Timeout: 15 * time.Second, Transport: transport},
		resources: map[string]resource{},
	}
}

// Get reads the object at a path of the API.
func (c *Client) Get(ctx context.Context, path string) (Object, error) {
	return c.object(ctx, http.MethodGet, path, "", nil)
}

// Create posts an object to a path of the API.
func (c *Client) Create(ctx context.Context, path string, object Object) (Object, error) {
	return c.object(ctx, http.MethodPost, path, "application/json", object)
}

// Ready tells whether the API server says that it is.
func (c *Client) Ready(ctx context.Context) error {
	_, err := c.send(ctx, http.MethodGet, "/readyz", "", nil)
	return err
}

func (c *Client) object(ctx context.Context, method, path, contentType string, body any) (Object, error) {
	answer, err := c.send(ctx, method, path, contentType, body)
	if err != nil {
		return nil, err
	}
	object := Object{}
	return object, json.Unmarshal(answer, &object)
}

func (c *Client) send(ctx context.Context, method, path, contentType string, body any) ([]byte, error) {
	content, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode >= 300 {
		return nil, &Error{Code: response.StatusCode, Message: message(answer)}
	}
	return answer, nil
}

// message takes the words out of a Status object; other answers are plain text.
func message(answer []byte) string {
	status := Object{}
	if json.Unmarshal(answer, &status) == nil && status.Text("message") != "" {
		return status.Text("message")
	}
	return string(bytes.TrimSpace(answer))
}
