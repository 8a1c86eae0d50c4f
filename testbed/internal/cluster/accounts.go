package cluster

import (
	"context"
	"fmt"
	"os"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/kubeconfig"
)

const (
	accountNamespace = "flotilla"
	tokenSeconds     = 24 * 60 * 60
)

// Account is one that a manifest in deploy/rbac creates; here it has to prove
// that these permissions are enough.
type Account struct {
	// Name of the ServiceAccount, without flotilla- before it.
	Name string
	// Manifest is the path of the file that creates it.
	Manifest string
}

func (c *Cluster) createAccounts(ctx context.Context) error {
	for _, account := range c.host.Accounts {
		if err := c.createAccount(ctx, account); err != nil {
			return fmt.Errorf("account %s: %w", account.Name, err)
		}
	}
	return nil
}

func (c *Cluster) createAccount(ctx context.Context, account Account) error {
	content, err := os.ReadFile(account.Manifest)
	if err != nil {
		return err
	}
	if err := c.apply(ctx, content); err != nil {
		return err
	}
	path := "/api/v1/namespaces/" + accountNamespace + "/serviceaccounts/flotilla-" + account.Name + "/token"
	request := kubeapi.Object{
		"apiVersion": "authentication.k8s.io/v1",
		"kind":       "TokenRequest",
		"spec":       fields{"expirationSeconds": tokenSeconds},
	}
	answer, err := c.client.Create(ctx, path, request)
	if err != nil {
		return fmt.Errorf("token: %w", err)
	}
	c.tokens[account.Name] = answer.Text("status", "token")
	return kubeconfig.Write(c.AccountKubeconfig(account.Name), c.AccountEntry(account.Name))
}

// AccountKubeconfig is the path of an account's credentials.
func (c *Cluster) AccountKubeconfig(name string) string { return c.file(name + ".kubeconfig") }

// AccountEntry is an account's entry for a kubeconfig of many clusters.
func (c *Cluster) AccountEntry(name string) kubeconfig.Entry {
	return kubeconfig.Entry{Name: c.spec.Name, Server: c.Server(), CA: c.authority, Token: c.tokens[name]}
}
