// Package kubeconfig writes kubeconfig files. JSON is YAML, so no YAML encoder
// is needed.
package kubeconfig

import (
	"encoding/json"
	"os"
)

// Entry is one cluster and who one is there. Name is the name of its cluster,
// user and context alike.
type Entry struct {
	Name       string
	Server     string
	CA         []byte
	Token      string
	ClientCert []byte
	ClientKey  []byte
}

type named map[string]any

// Write makes a file with all the entries; the first is the current context.
// The file holds credentials, so only its owner may read it.
func Write(path string, entries ...Entry) error {
	content, err := json.MarshalIndent(config(entries), "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(content, '\n'), 0o600)
}

func config(entries []Entry) map[string]any {
	clusters, users, contexts := []named{}, []named{}, []named{}
	for _, e := range entries {
		clusters = append(clusters, named{"name": e.Name, "cluster": named{
			"server": e.Server, "certificate-authority-data": e.CA,
		}})
		users = append(users, named{"name": e.Name, "user": user(e)})
		contexts = append(contexts, named{"name": e.Name, "context": named{"cluster": e.Name, "user": e.Name}})
	}
	current := ""
	if len(entries) > 0 {
		current = entries[0].Name
	}
	return named{
		"apiVersion": "v1", "kind": "Config", "current-context": current,
		"clusters": clusters, "users": users, "contexts": contexts,
	}
}

func user(e Entry) named {
	if e.Token != "" {
		return named{"token": e.Token}
	}
	return named{"client-certificate-data": e.ClientCert, "client-key-data": e.ClientKey}
}
