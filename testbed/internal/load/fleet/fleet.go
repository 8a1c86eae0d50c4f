// Package fleet runs many API servers in one process.
package fleet

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"flotilla/testbed/internal/kubeconfig"
	"flotilla/testbed/internal/load/api"
	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/network"
	"flotilla/testbed/internal/load/store"
	"flotilla/testbed/internal/load/wire"
	"flotilla/testbed/internal/ports"
)

// Options say what a fleet is like.
type Options struct {
	content.Options
	Bookmarks time.Duration
	WatchList bool
	// History is how many events each cluster remembers.
	History int
	// Warm are the encodings in which all is encoded before the fleet is ready.
	Warm []wire.Encoding
}

// Fleet is all clusters with their API servers.
type Fleet struct {
	Members []*Member
}

// Member is one cluster.
type Member struct {
	*api.Server
	Name string
	URL  string

	http  *http.Server
	entry kubeconfig.Entry
}

// Start serves a fleet until the context ends.
func Start(ctx context.Context, options Options) (*Fleet, error) {
	laidOut, err := content.NewFleet(options.Options)
	if err != nil {
		return nil, err
	}
	certificate, authority, err := credentials()
	if err != nil {
		return nil, err
	}
	common := api.Options{
		Codecs: wire.NewCodecs(), Token: newToken(), Bookmarks: options.Bookmarks, WatchList: options.WatchList,
	}
	fleet, free := &Fleet{}, &ports.Pool{}
	for _, cluster := range laidOut.Clusters {
		kept := store.NewCluster(common.Codecs, cluster, options.Rollouts > 0, options.History)
		for _, encoding := range options.Warm {
			kept.Warm(encoding)
		}
		member, err := newMember(ctx, common, kept, free)
		if err != nil {
			return nil, err
		}
		member.entry.CA = authority
		member.serve(certificate)
		fleet.Members = append(fleet.Members, member)
	}
	return fleet, nil
}

func newMember(ctx context.Context, common api.Options, cluster *store.Cluster, free *ports.Pool) (*Member, error) {
	port, err := free.Take()
	if err != nil {
		return nil, err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	url := "https://" + address
	return &Member{
		Server: api.NewServer(ctx, common, cluster, network.Wrap(listener)),
		Name:   cluster.Name, URL: url,
		entry: kubeconfig.Entry{Name: cluster.Name, Server: url, Token: common.Token},
	}, nil
}

func (m *Member) serve(certificate tls.Certificate) {
	m.http = &http.Server{
		Handler:   m.Server,
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12},
		// As many as a real API server allows.
		HTTP2: &http.HTTP2Config{MaxConcurrentStreams: 100},
		// It would tell of each client that leaves in the middle.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	go m.http.ServeTLS(m.Listener, "", "")
}

// WriteKubeconfig writes a file with a context for each cluster.
func (f *Fleet) WriteKubeconfig(path string) error {
	entries := make([]kubeconfig.Entry, 0, len(f.Members))
	for _, member := range f.Members {
		entries = append(entries, member.entry)
	}
	return kubeconfig.Write(path, entries...)
}

// Member finds a cluster by its name, or returns nil.
func (f *Fleet) Member(name string) *Member {
	for _, member := range f.Members {
		if member.Name == name {
			return member
		}
	}
	return nil
}

// Close drops all connections and listens no more.
func (f *Fleet) Close() {
	for _, member := range f.Members {
		member.Listener.SetSilent(false)
		// Nothing can be done about a listener that fails to close.
		_ = member.http.Close()
	}
}
