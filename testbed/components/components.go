// Package components holds the programs that a control plane consists of. Each
// is the upstream command itself, linked into this one binary, so a testbed is
// a real Kubernetes and needs neither a container runtime nor a download.
package components

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	"k8s.io/component-base/version"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

var programs = map[string]func() int{
	"etcd":                    runEtcd,
	"kubectl":                 runKubectl,
	"kwok":                    runKwok,
	"kube-apiserver":          cobraProgram(apiserver.NewAPIServerCommand),
	"kube-controller-manager": cobraProgram(controllermanager.NewControllerManagerCommand),
	"kube-scheduler":          cobraProgram(func() *cobra.Command { return scheduler.NewSchedulerCommand() }),
}

// globalFlags are what the Kubernetes packages have registered for every command
// of a process. They are the components', not those of the testbed's commands.
var globalFlags = pflag.CommandLine

// Run becomes the component and returns its exit code. It rewrites os.Args,
// because the upstream commands read them. gitVersion, unless empty, is what the
// component says its version is; distributions differ in nothing else that an API
// server itself shows.
func Run(gitVersion, name string, args []string) (int, error) {
	program, found := programs[name]
	if !found {
		return 0, fmt.Errorf("unknown component %q", name)
	}
	if gitVersion != "" {
		if err := version.SetDynamicVersion(gitVersion); err != nil {
			return 0, err
		}
	}
	pflag.CommandLine = globalFlags
	os.Args = append([]string{name}, args...)
	return program(), nil
}

// KubernetesVersion is the version that was linked in, such as v1.37.2.
func KubernetesVersion() string {
	return version.Get().GitVersion
}

func cobraProgram(command func() *cobra.Command) func() int {
	return func() int { return cli.Run(command()) }
}
