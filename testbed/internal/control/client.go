package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"
	"time"
)

// Client calls the supervisor of a running testbed.
type Client struct {
	http *http.Client
	pid  int
}

// Connect finds the supervisor of a directory; it fails when none is running.
func Connect(dir string) (*Client, error) {
	state, err := ReadState(dir)
	if err != nil {
		return nil, err
	}
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", state.Socket)
	}
	probe, err := dial(context.Background(), "", "")
	if err != nil {
		return nil, fmt.Errorf("no testbed is running in %s", dir)
	}
	_ = probe.Close()
	return &Client{http: &http.Client{Transport: &http.Transport{DialContext: dial}}, pid: state.PID}, nil
}

// State asks how everything is.
func (c *Client) State() (State, error) {
	state := State{}
	answer, err := c.call(http.MethodGet, "/state", nil)
	if err != nil {
		return state, err
	}
	return state, json.Unmarshal(answer, &state)
}

// Act kills, freezes, thaws or restarts a component, and returns when that is done.
func (c *Client) Act(action Action) error {
	_, err := c.call(http.MethodPost, "/act", action)
	return err
}

// Down stops everything and returns when the supervisor is gone too.
func (c *Client) Down() error {
	if _, err := c.call(http.MethodPost, "/down", nil); err != nil {
		return err
	}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if errors.Is(syscall.Kill(c.pid, 0), syscall.ESRCH) {
			return nil
		}
	}
	return fmt.Errorf("the supervisor, process %d, does not end", c.pid)
}

func (c *Client) call(method, path string, body any) ([]byte, error) {
	content, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest(method, "http://supervisor"+path, bytes.NewReader(content))
	if err != nil {
		return nil, err
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
	if response.StatusCode != http.StatusOK {
		return nil, errors.New(string(bytes.TrimSpace(answer)))
	}
	return answer, nil
}
