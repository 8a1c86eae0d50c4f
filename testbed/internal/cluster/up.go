package cluster

import (
	"context"
	"fmt"
	"os"
	"time"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/kwokstages"
	"flotilla/testbed/internal/process"
	"flotilla/testbed/internal/workloads"
)

// Eight clusters at once on two cores need about half a minute until they are ready.
const readyPatience = 3 * time.Minute

// Up starts the control plane, fills it, and returns when everything is there.
func (c *Cluster) Up(ctx context.Context) error {
	steps := []struct {
		done string
		do   func(context.Context) error
	}{
		{"API server ready", c.startAPIServer},
		{"controllers, scheduler and kwok started", c.startRest},
		{fmt.Sprintf("%d nodes", c.spec.Nodes.Count), c.createNodes},
		{"APIs and manifests applied", c.applyManifests},
		{"accounts ready", c.createAccounts},
		{fmt.Sprintf("%d workloads", len(c.spec.Workloads)), c.bringWorkloads},
	}
	began := time.Now()
	for _, step := range steps {
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("cluster %s: %w (logs are in %s)", c.spec.Name, err, c.file())
		}
		c.host.Say(c.spec.Name, "%s (%.1f s)", step.done, time.Since(began).Seconds())
	}
	return nil
}

func (c *Cluster) startAPIServer(ctx context.Context) error {
	if err := c.host.Start(c.spec.Name, c.apiServer()); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, readyPatience, fmt.Errorf("the API server was not ready after %s", readyPatience))
	defer cancel()
	return c.AwaitReady(ctx)
}

func (c *Cluster) startRest(context.Context) error {
	if err := c.writeKwokFiles(); err != nil {
		return err
	}
	port, err := c.host.Ports.Take()
	if err != nil {
		return err
	}
	for _, component := range []process.Spec{c.controllerManager(), c.scheduler(), c.kwok(port)} {
		if err := c.host.Start(c.spec.Name, component); err != nil {
			return err
		}
	}
	return nil
}

func (c *Cluster) writeKwokFiles() error {
	log, previous := c.file("container.log"), c.file("container.previous.log")
	config, err := kwokstages.Config(log, previous)
	if err != nil {
		return err
	}
	return writeFiles(map[string][]byte{
		c.file("kwok.yaml"): []byte(config),
		log:                 kwokstages.Log(time.Now()),
		previous:            kwokstages.PreviousLog(time.Now()),
	})
}

func (c *Cluster) applyManifests(ctx context.Context) error {
	for _, content := range c.builtinManifests() {
		if err := c.apply(ctx, content); err != nil {
			return err
		}
	}
	for _, path := range append(append([]string{}, c.spec.CRDs...), c.spec.Manifests...) {
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := c.apply(ctx, content); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func (c *Cluster) apply(ctx context.Context, content []byte) error {
	objects, err := kubeapi.Parse(content)
	if err != nil {
		return err
	}
	for _, object := range objects {
		if _, err := c.client.ApplyEventually(ctx, object); err != nil {
			return err
		}
	}
	return nil
}

func (c *Cluster) bringWorkloads(ctx context.Context) error {
	return workloads.NewBringer(c.client, c.spec.Nodes.Count).Bring(ctx, c.spec.Workloads)
}
