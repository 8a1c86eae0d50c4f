// Package command is the command line of the load server.
package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"flotilla/testbed/internal/load/control"
	"flotilla/testbed/internal/load/events"
	"flotilla/testbed/internal/load/fleet"
)

// ready is the one line that is printed once all can be asked.
type ready struct {
	Ready      bool   `json:"ready"`
	Control    string `json:"control"`
	Kubeconfig string `json:"kubeconfig"`
}

// Run serves until the context ends.
func Run(ctx context.Context, arguments []string, stdout io.Writer) error {
	options, err := parse(arguments)
	if err != nil {
		return err
	}
	running, err := fleet.Start(ctx, options.fleet)
	if err != nil {
		return err
	}
	defer running.Close()
	path, err := writeKubeconfig(running, options.dir)
	if err != nil {
		return err
	}
	source := events.NewSource(running, options.fleet.Seed)
	source.SetRate(options.eventsPerSecond)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: control.New(running, source)}
	defer server.Close()
	go server.Serve(listener)
	go source.Run(ctx)
	line := ready{Ready: true, Control: "http://" + listener.Addr().String(), Kubeconfig: path}
	if err := json.NewEncoder(stdout).Encode(line); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}

func writeKubeconfig(running *fleet.Fleet, dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path, err := filepath.Abs(filepath.Join(dir, "kubeconfig"))
	if err != nil {
		return "", err
	}
	if err := running.WriteKubeconfig(path); err != nil {
		return "", fmt.Errorf("writing the kubeconfig: %w", err)
	}
	return path, nil
}
