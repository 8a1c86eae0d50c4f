package fleet

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"time"

	"flotilla/testbed/internal/control"
	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/ports"
	"flotilla/testbed/internal/process"
)

const etcdPatience = time.Minute

// startEtcd runs the one etcd of all clusters and returns its URL.
func (f *run) startEtcd(ctx context.Context, pool *ports.Pool) (string, error) {
	urls := [2]string{}
	for index := range urls {
		port, err := pool.Take()
		if err != nil {
			return "", err
		}
		urls[index] = fmt.Sprintf("http://127.0.0.1:%d", port)
	}
	if err := f.supervisor.Start(control.Shared, f.etcd(urls[0], urls[1])); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, etcdPatience, fmt.Errorf("etcd was not ready after %s", etcdPatience))
	defer cancel()
	err := kubeapi.Until(ctx, func(ctx context.Context) error { return healthy(ctx, urls[0]) })
	return urls[0], err
}

func (f *run) etcd(client, peer string) process.Spec {
	return process.Spec{
		Name: "etcd",
		Path: f.Binary,
		Args: []string{
			"component", "etcd",
			"--name=etcd",
			"--data-dir=" + filepath.Join(f.Dir, "etcd"),
			"--listen-client-urls=" + client,
			"--advertise-client-urls=" + client,
			"--listen-peer-urls=" + peer,
			"--initial-advertise-peer-urls=" + peer,
			"--initial-cluster=etcd=" + peer,
			// A testbed has to survive a killed process, not a power failure.
			"--unsafe-no-fsync=true",
			"--quota-backend-bytes=2147483648",
			"--auto-compaction-mode=periodic",
			"--auto-compaction-retention=5m",
			"--log-level=warn",
		},
		Log: filepath.Join(f.Dir, "etcd.log"),
	}
}

func healthy(ctx context.Context, url string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/readyz", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("etcd answers %s", response.Status)
	}
	return nil
}
