package workloads

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/spec"
)

// patience is how long one workload may take with its whole history.
const patience = 2 * time.Minute

// Bringer fills one cluster.
type Bringer struct {
	client *kubeapi.Client
	// hasNodes tells whether pods can run; where they cannot, nothing is awaited.
	hasNodes bool
}

// NewBringer makes a Bringer for a cluster that has the given number of nodes.
func NewBringer(client *kubeapi.Client, nodes int) *Bringer {
	return &Bringer{client: client, hasNodes: nodes > 0}
}

// Bring creates the namespaces and all the workloads, and waits until those that
// can become ready are.
func (b *Bringer) Bring(ctx context.Context, all []spec.Workload) error {
	namespaces := map[string]bool{}
	for _, w := range all {
		namespaces[w.Namespace] = true
	}
	for name := range namespaces {
		if err := b.EnsureNamespace(ctx, name); err != nil {
			return err
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	for _, w := range all {
		group.Go(func() error { return b.bring(ctx, w) })
	}
	return group.Wait()
}

// EnsureNamespace creates a namespace and waits until pods can be created in it,
// which takes its default service account.
func (b *Bringer) EnsureNamespace(ctx context.Context, name string) error {
	namespace := kubeapi.Object{"apiVersion": "v1", "kind": "Namespace", "metadata": fields{"name": name}}
	if _, err := b.client.Apply(ctx, namespace); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	path := "/api/v1/namespaces/" + name + "/serviceaccounts/default"
	_, err := b.client.WaitFor(ctx, path, func(kubeapi.Object) bool { return true })
	return err
}

func (b *Bringer) bring(ctx context.Context, w spec.Workload) error {
	ctx, cancel := context.WithTimeoutCause(ctx, patience, fmt.Errorf("waited %s for %s %s/%s", patience, w.Kind, w.Namespace, w.Name))
	defer cancel()
	if w.Kind == spec.Rollout {
		return b.bringRollout(ctx, w)
	}
	for _, r := range revisions(w) {
		if err := b.bringRevision(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

func (b *Bringer) bringRevision(ctx context.Context, r revision) error {
	object := kinds[r.Kind].object(r)
	if _, err := b.client.Apply(ctx, object); err != nil {
		return err
	}
	if !b.awaits(r) {
		return nil
	}
	path, err := b.client.ObjectPath(ctx, object)
	if err != nil {
		return err
	}
	_, err = b.client.WaitFor(ctx, path, kinds[r.Kind].done)
	return err
}

// awaits tells whether a revision can be expected to become ready.
func (b *Bringer) awaits(r revision) bool {
	return b.hasNodes && !(r.last && r.Fails())
}
