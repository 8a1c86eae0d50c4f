package cluster

import (
	"context"
	"fmt"
	"os"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/kubeconfig"
)

// The account is the one that deploy/rbac/reader.yaml creates; here it has to
// prove that these permissions are enough.
const (
	readerNamespace = "flotilla"
	readerAccount   = "flotilla-reader"
	tokenSeconds    = 24 * 60 * 60
)

func (c *Cluster) createReader(ctx context.Context) error {
	content, err := os.ReadFile(c.host.Reader)
	if err != nil {
		return err
	}
	if err := c.apply(ctx, content); err != nil {
		return fmt.Errorf("%s: %w", c.host.Reader, err)
	}
	path := "/api/v1/namespaces/" + readerNamespace + "/serviceaccounts/" + readerAccount + "/token"
	request := kubeapi.Object{
		"apiVersion": "authentication.k8s.io/v1",
		"kind":       "TokenRequest",
		"spec":       fields{"expirationSeconds": tokenSeconds},
	}
	answer, err := c.client.Create(ctx, path, request)
	if err != nil {
		return fmt.Errorf("token of %s: %w", readerAccount, err)
	}
	c.readerToken = answer.Text("status", "token")
	return kubeconfig.Write(c.ReaderKubeconfig(), c.ReaderEntry())
}

// ReaderEntry is the reader's entry for a kubeconfig of many clusters.
func (c *Cluster) ReaderEntry() kubeconfig.Entry {
	return kubeconfig.Entry{Name: c.spec.Name, Server: c.Server(), CA: c.authority, Token: c.readerToken}
}
