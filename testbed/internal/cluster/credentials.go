package cluster

import (
	"os"

	"flotilla/testbed/internal/kubeapi"
	"flotilla/testbed/internal/kubeconfig"
	"flotilla/testbed/internal/pki"
)

// user is somebody who talks to the API server with a certificate.
type user struct {
	kubeconfig string
	name       string
	groups     []string
}

var users = []user{
	{kubeconfig: "admin.kubeconfig", name: "admin", groups: []string{"system:masters"}},
	{kubeconfig: "controller-manager.kubeconfig", name: "system:kube-controller-manager"},
	{kubeconfig: "scheduler.kubeconfig", name: "system:kube-scheduler"},
}

// writeCredentials makes all that is made before the API server runs; it stays
// the same when components are restarted.
func (c *Cluster) writeCredentials() error {
	if err := os.MkdirAll(c.file("pki"), 0o700); err != nil {
		return err
	}
	authority, err := pki.NewAuthority("kubernetes-" + c.spec.Name)
	if err != nil {
		return err
	}
	c.authority = authority.Cert
	if err := c.writeServerFiles(authority); err != nil {
		return err
	}
	for _, u := range users {
		pair, err := authority.Client(u.name, u.groups...)
		if err != nil {
			return err
		}
		entry := kubeconfig.Entry{Name: c.spec.Name, Server: c.Server(), CA: authority.Cert, ClientCert: pair.Cert, ClientKey: pair.Key}
		if err := kubeconfig.Write(c.file(u.kubeconfig), entry); err != nil {
			return err
		}
	}
	admin, err := authority.Client(users[0].name, users[0].groups...)
	if err != nil {
		return err
	}
	c.client, err = kubeapi.New(c.Server(), authority.Cert, admin)
	return err
}

func (c *Cluster) writeServerFiles(authority *pki.Authority) error {
	server, err := authority.Server("kube-apiserver", serviceIP)
	if err != nil {
		return err
	}
	frontProxy, err := pki.NewAuthority("front-proxy-" + c.spec.Name)
	if err != nil {
		return err
	}
	proxyClient, err := frontProxy.Client("front-proxy-client")
	if err != nil {
		return err
	}
	serviceAccounts, err := pki.ServiceAccountKey()
	if err != nil {
		return err
	}
	return writeFiles(map[string][]byte{
		c.file("pki", "ca.crt"):                 authority.Cert,
		c.file("pki", "apiserver.crt"):          server.Cert,
		c.file("pki", "apiserver.key"):          server.Key,
		c.file("pki", "front-proxy-ca.crt"):     frontProxy.Cert,
		c.file("pki", "front-proxy-client.crt"): proxyClient.Cert,
		c.file("pki", "front-proxy-client.key"): proxyClient.Key,
		c.file("pki", "sa.pub"):                 serviceAccounts.Cert,
		c.file("pki", "sa.key"):                 serviceAccounts.Key,
	})
}

func writeFiles(files map[string][]byte) error {
	for path, content := range files {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
	}
	return nil
}
