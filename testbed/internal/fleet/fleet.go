// Package fleet brings up all the clusters of a fleet file and stays until it is
// told to take them down.
package fleet

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"flotilla/testbed/internal/cluster"
	"flotilla/testbed/internal/control"
	"flotilla/testbed/internal/kubeconfig"
	"flotilla/testbed/internal/ports"
	"flotilla/testbed/internal/spec"
	"flotilla/testbed/internal/supervisor"
)

// The accounts whose credentials others are told of.
const (
	Reader    = "reader"
	Deliverer = "deliverer"
)

// Options say what to bring up and where.
type Options struct {
	Fleet *spec.Fleet
	// Version is the compiled version of Kubernetes.
	Version string
	// Binary is this program.
	Binary string
	// Dir has been prepared.
	Dir string
	// Accounts are created in each cluster, the reader and the deliverer among them.
	Accounts []cluster.Account
	// Say reports progress.
	Say func(format string, args ...any)
}

// Run brings the fleet up and returns when ctx ends or somebody asked for Down.
// Nothing is left running then.
func Run(ctx context.Context, options Options) error {
	socket, err := control.SocketPath(options.Dir)
	if err != nil {
		return err
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	defer listener.Close()
	f := &run{Options: options, supervisor: supervisor.New(options.Dir, control.State{
		PID: os.Getpid(), Socket: socket, Version: options.Version,
		Kubeconfig:          filepath.Join(options.Dir, "kubeconfig"),
		DelivererKubeconfig: filepath.Join(options.Dir, "deliverer.kubeconfig"),
	})}
	defer f.supervisor.Down()

	ctx, cancel := context.WithCancelCause(ctx)
	go func() { cancel(control.Serve(listener, f.supervisor, func() { cancel(errDown) })) }()
	began := time.Now()
	if err := f.up(ctx); err != nil {
		if ctx.Err() != nil {
			return nil // somebody has had enough
		}
		return err
	}
	f.supervisor.SetReady()
	options.Say("ready after %.1f s: %s", time.Since(began).Seconds(), filepath.Join(options.Dir, "kubeconfig"))
	<-ctx.Done()
	return nil
}

var errDown = fmt.Errorf("asked to go down")

type run struct {
	Options
	supervisor *supervisor.Supervisor
}

func (f *run) up(ctx context.Context) error {
	pool := &ports.Pool{}
	etcd, err := f.startEtcd(ctx, pool)
	if err != nil {
		return err
	}
	host := cluster.Host{
		Binary: f.Binary, Dir: f.Dir, Etcd: etcd, Accounts: f.Accounts, Ports: pool,
		Start: f.supervisor.Start,
		Say:   func(name, format string, args ...any) { f.Say("%-18s %s", name, fmt.Sprintf(format, args...)) },
	}
	clusters := []*cluster.Cluster{}
	for _, wanted := range f.Fleet.Clusters {
		c, err := cluster.New(host, wanted)
		if err != nil {
			return err
		}
		f.announce(c)
		clusters = append(clusters, c)
	}
	group, ctx := errgroup.WithContext(ctx)
	for _, c := range clusters {
		group.Go(func() error { return c.Up(ctx) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := f.writeKubeconfig("deliverer.kubeconfig", Deliverer, clusters); err != nil {
		return err
	}
	return f.writeKubeconfig("kubeconfig", Reader, clusters)
}

func (f *run) announce(c *cluster.Cluster) {
	f.supervisor.AddCluster(c.Name(), control.Cluster{
		Server:              c.Server(),
		Look:                c.Look(),
		GitVersion:          c.GitVersion(),
		AdminKubeconfig:     c.AdminKubeconfig(),
		ReaderKubeconfig:    c.AccountKubeconfig(Reader),
		DelivererKubeconfig: c.AccountKubeconfig(Deliverer),
	}, cluster.APIServer, c.AwaitReady)
}

func (f *run) writeKubeconfig(file, account string, clusters []*cluster.Cluster) error {
	entries := []kubeconfig.Entry{}
	for _, c := range clusters {
		entries = append(entries, c.AccountEntry(account))
	}
	return kubeconfig.Write(filepath.Join(f.Dir, file), entries...)
}
