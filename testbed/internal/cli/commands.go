package cli

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"syscall"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"flotilla/testbed/internal/cluster"
	"flotilla/testbed/internal/control"
	"flotilla/testbed/internal/process"
)

func downCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "down",
		Short: "Take all clusters down",
		Args:  cobra.NoArgs,
		RunE: withClient(func(client *control.Client, _ []string) error {
			return client.Down()
		}),
	}
}

func actCommand(do, short string) *cobra.Command {
	return &cobra.Command{
		Use:   do + " CLUSTER [COMPONENT]",
		Short: short,
		Long:  short + ". COMPONENT is " + cluster.APIServer + " unless given.",
		Args:  cobra.RangeArgs(1, 2),
		RunE: withClient(func(client *control.Client, args []string) error {
			action := control.Action{Do: do, Cluster: args[0], Component: cluster.APIServer}
			if len(args) > 1 {
				action.Component = args[1]
			}
			return client.Act(action)
		}),
	}
}

func statusCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "Show every component of every cluster",
		Args:  cobra.NoArgs,
		RunE: withClient(func(client *control.Client, _ []string) error {
			state, err := client.State()
			if err != nil {
				return err
			}
			return printState(state)
		}),
	}
}

func withClient(do func(*control.Client, []string) error) func(*cobra.Command, []string) error {
	return func(command *cobra.Command, args []string) error {
		dir, err := dirOf(command)
		if err != nil {
			return err
		}
		client, err := control.Connect(dir)
		if err != nil {
			return err
		}
		return do(client, args)
	}
}

func printState(state control.State) error {
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "CLUSTER\tVERSION\tSERVER\tCOMPONENT\tSTATE\tPID\tRESTARTS\tEXIT")
	printComponents(table, control.Shared+"\t\t", state.Shared)
	for _, name := range slices.Sorted(maps.Keys(state.Clusters)) {
		each := state.Clusters[name]
		printComponents(table, name+"\t"+each.GitVersion+"\t"+each.Server, each.Components)
	}
	if !state.Ready {
		fmt.Fprintln(table, "not ready yet")
	}
	return table.Flush()
}

func printComponents(table *tabwriter.Writer, head string, components map[string]process.Status) {
	for _, name := range slices.Sorted(maps.Keys(components)) {
		each := components[name]
		fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%d\t%s\n", head, name, each.State, each.PID, each.Restarts, each.Exit)
	}
}

func kubectlCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "kubectl CLUSTER ARGS...",
		Short: "Call kubectl as the administrator of a cluster",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			dir, err := dirOf(command)
			if err != nil {
				return err
			}
			state, err := control.ReadState(dir)
			if err != nil {
				return err
			}
			found, known := state.Clusters[args[0]]
			if !known {
				return fmt.Errorf("no cluster %q; there are %v", args[0], slices.Sorted(maps.Keys(state.Clusters)))
			}
			return becomeKubectl(found.AdminKubeconfig, args[1:])
		},
	}
	// What comes after the cluster belongs to kubectl.
	command.Flags().SetInterspersed(false)
	return command
}

// becomeKubectl replaces this process, so that signals, terminal and exit code
// are kubectl's.
func becomeKubectl(kubeconfig string, args []string) error {
	binary, err := os.Executable()
	if err != nil {
		return err
	}
	argv := append([]string{binary, "component", "kubectl", "--kubeconfig=" + kubeconfig}, args...)
	return syscall.Exec(binary, argv, os.Environ())
}

func componentCommand(program Program) *cobra.Command {
	gitVersion := ""
	command := &cobra.Command{
		Use:   "component NAME ARGS...",
		Short: "Be etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kwok or kubectl",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			code, err := program.RunComponent(gitVersion, args[0], args[1:])
			if err == nil {
				os.Exit(code)
			}
			return err
		},
	}
	command.Flags().StringVar(&gitVersion, "git-version", "", "version to show instead of the compiled one")
	command.Flags().SetInterspersed(false)
	return command
}
