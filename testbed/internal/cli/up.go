package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"flotilla/testbed/internal/cluster"
	"flotilla/testbed/internal/control"
	"flotilla/testbed/internal/fleet"
	"flotilla/testbed/internal/spec"
)

type upFlags struct {
	spec           string
	repo           string
	detach         bool
	exitWithParent bool
}

func upCommand(program Program) *cobra.Command {
	flags := &upFlags{}
	command := &cobra.Command{
		Use:   "up --spec FILE",
		Short: "Bring up the clusters of a fleet file and stay until they are taken down",
		Args:  cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			dir, err := dirOf(command)
			if err != nil {
				return err
			}
			options, err := flags.options(dir, program)
			if err != nil {
				return err
			}
			if err := control.Prepare(dir); err != nil {
				return err
			}
			if flags.detach {
				return detach(dir, options.Binary, flags)
			}
			ctx, stop := flags.untilToldToStop()
			defer stop()
			return fleet.Run(ctx, options)
		},
	}
	set := command.Flags()
	set.StringVar(&flags.spec, "spec", "", "fleet file, or the name of one in testbed/fleets")
	set.StringVar(&flags.repo, "repo", os.Getenv(repoVariable), "checkout of Flotilla; also "+repoVariable)
	set.BoolVar(&flags.detach, "detach", false, "return when all is ready and leave the supervisor in the background")
	set.BoolVar(&flags.exitWithParent, "exit-with-parent", false, "take all down when standard input is closed, which it is when the parent dies")
	_ = command.MarkFlagRequired("spec")
	return command
}

func (f *upFlags) options(dir string, program Program) (fleet.Options, error) {
	accounts, err := f.accounts()
	if err != nil {
		return fleet.Options{}, err
	}
	path := f.specPath()
	wanted, err := spec.Load(path, program.KubernetesVersion)
	if err != nil {
		return fleet.Options{}, err
	}
	binary, err := os.Executable()
	say := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
	return fleet.Options{
		Fleet: wanted, Version: program.KubernetesVersion, Binary: binary, Dir: dir, Accounts: accounts, Say: say,
	}, err
}

// accounts are created by files of the checkout.
func (f *upFlags) accounts() ([]cluster.Account, error) {
	accounts := []cluster.Account{}
	for _, name := range []string{fleet.Reader, fleet.Deliverer} {
		path := filepath.Join(f.repo, "deploy", "rbac", name+".yaml")
		if _, err := os.Stat(path); f.repo == "" || err != nil {
			return nil, fmt.Errorf("deploy/rbac/%s.yaml is not in %q; give the checkout with --repo", name, f.repo)
		}
		accounts = append(accounts, cluster.Account{Name: name, Manifest: path})
	}
	return accounts, nil
}

// specPath takes a bare name for a file of testbed/fleets, unless there is such
// a file here.
func (f *upFlags) specPath() string {
	if _, err := os.Stat(f.spec); err == nil || strings.ContainsRune(f.spec, filepath.Separator) {
		return f.spec
	}
	name := strings.TrimSuffix(f.spec, ".yaml") + ".yaml"
	return filepath.Join(f.repo, "testbed", "fleets", name)
}

var errParentGone = errors.New("standard input was closed")

func (f *upFlags) untilToldToStop() (context.Context, func()) {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	if !f.exitWithParent {
		return ctx, stop
	}
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel(errParentGone)
	}()
	return ctx, func() { cancel(nil); stop() }
}
