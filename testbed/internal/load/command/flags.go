package command

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"

	"flotilla/testbed/internal/load/fleet"
	"flotilla/testbed/internal/load/wire"
)

type options struct {
	fleet           fleet.Options
	dir             string
	eventsPerSecond float64
}

func parse(arguments []string) (options, error) {
	o, warm, epoch := options{}, "protobuf", "2026-11-01T00:00:00Z"
	flags := pflag.NewFlagSet("testbed load", pflag.ContinueOnError)
	f := &o.fleet
	flags.StringVar(&o.dir, "dir", defaultDir(), "where the kubeconfig is written")
	flags.Uint64Var(&f.Seed, "seed", 1, "the same seed gives the same objects")
	flags.IntVar(&f.Clusters, "clusters", 10, "how many API servers")
	flags.IntVar(&f.PodsPerCluster, "pods-per-cluster", 200, "in each cluster")
	flags.IntVar(&f.PodsPerWorkload, "pods-per-workload", 20, "in each workload but the last")
	flags.IntVar(&f.Nodes, "nodes", 10, "per cluster")
	flags.IntVar(&f.Services, "services", 4, "how many services there are to ask for, asked-0 and so on; unless given, as many as fit")
	flags.IntVar(&f.ServiceClusters, "service-clusters", 10, "on how many clusters each of them runs, all where there are fewer")
	flags.IntVar(&f.PadBytes, "pad-bytes", 0, "size of an annotation that each pod has beside all else")
	flags.IntVar(&f.Rollouts, "rollouts", 0, "how many Argo Rollouts each cluster has; 0: it does not serve them")
	flags.StringVar(&epoch, "epoch", epoch, "everything was created in the weeks before")
	flags.Float64Var(&o.eventsPerSecond, "events-per-second", 0, "restarts of pods, over all clusters")
	flags.DurationVar(&f.Bookmarks, "bookmarks", time.Minute, "how long from one bookmark to the next")
	flags.BoolVar(&f.WatchList, "watch-list", true, "whether watches may ask for initial events")
	flags.IntVar(&f.History, "history", 10_000, "how many events each cluster remembers")
	flags.StringVar(&warm, "warm", warm, "what is encoded ahead: none, protobuf, json, both")
	if err := flags.Parse(arguments); err != nil {
		return options{}, err
	}
	f.ServiceClusters = min(f.ServiceClusters, f.Clusters)
	if !flags.Changed("services") && f.PodsPerWorkload > 0 {
		f.Services = min(f.Services, f.PodsPerCluster/f.PodsPerWorkload)
	}
	return o, o.complete(warm, epoch)
}

// complete reads the flags that are words.
func (o *options) complete(warm, epoch string) error {
	encodings := map[string][]wire.Encoding{
		"none": nil, "protobuf": {wire.Protobuf}, "json": {wire.JSON}, "both": {wire.Protobuf, wire.JSON},
	}
	found, ok := encodings[warm]
	if !ok {
		return fmt.Errorf("--warm is none, protobuf, json or both, not %q", warm)
	}
	o.fleet.Warm = found
	if o.fleet.Bookmarks <= 0 || o.fleet.History < 1 || o.eventsPerSecond < 0 {
		return fmt.Errorf("--bookmarks and --history are more than 0, --events-per-second is not negative")
	}
	var err error
	o.fleet.Epoch, err = time.Parse(time.RFC3339, epoch)
	return err
}

func defaultDir() string {
	if dir := os.Getenv("TESTBED_DIR"); dir != "" {
		return filepath.Join(dir, "load")
	}
	return filepath.Join("run", "load")
}
