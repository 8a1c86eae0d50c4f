// Package cli holds the commands that people and scripts call.
package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The environment variables that stand in for flags.
const (
	dirVariable  = "TESTBED_DIR"
	repoVariable = "TESTBED_REPO"
)

// Program is what the commands need to know of the binary they are in.
type Program struct {
	KubernetesVersion string
	// RunComponent becomes one of the components and returns its exit code.
	RunComponent func(gitVersion, name string, args []string) (int, error)
}

// New makes the root command.
func New(program Program) *cobra.Command {
	// cobra would add to these commands what the components have registered.
	pflag.CommandLine = pflag.NewFlagSet("testbed", pflag.ContinueOnError)
	root := &cobra.Command{
		Use:           "testbed",
		Short:         "Real Kubernetes control planes on loopback, from one binary",
		Version:       program.KubernetesVersion,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().String("dir", defaultDir(), "directory of the testbed; also "+dirVariable)
	root.AddCommand(
		upCommand(program), downCommand(), statusCommand(),
		actCommand("kill", "End a component at once, as a crash would"),
		actCommand("freeze", "Stop a component without ending it; its sockets stay open and silent"),
		actCommand("thaw", "Let a frozen component go on"),
		actCommand("restart", "Start a component again with the same port, data and certificates"),
		kubectlCommand(), componentCommand(program),
	)
	return root
}

func defaultDir() string {
	if dir := os.Getenv(dirVariable); dir != "" {
		return dir
	}
	return filepath.Join(os.TempDir(), "flotilla-testbed")
}

func dirOf(command *cobra.Command) (string, error) {
	dir, err := command.Flags().GetString("dir")
	if err != nil {
		return "", err
	}
	return filepath.Abs(dir)
}

// Fail prints an error the way all commands do.
func Fail(err error) {
	fmt.Fprintln(os.Stderr, "testbed:", err)
}
