// Command testbed is a fleet of Kubernetes clusters in one binary: it holds the
// components of a control plane and the commands that run many of them.
package main

import (
	"os"
	// Components and CronJobs name time zones; the machine may have none.
	_ "time/tzdata"

	"flotilla/testbed/components"
	"flotilla/testbed/internal/cli"
)

func main() {
	root := cli.New(cli.Program{
		KubernetesVersion: components.KubernetesVersion(),
		RunComponent:      components.Run,
	})
	if err := root.Execute(); err != nil {
		cli.Fail(err)
		os.Exit(1)
	}
}
