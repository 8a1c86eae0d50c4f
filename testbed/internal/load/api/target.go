package api

import (
	"net/http"
	"strings"

	"flotilla/testbed/internal/load/store"
)

// target is what a request is about.
type target struct {
	resource  store.Resource
	namespace string
	name      string
	// plain answers requests that are not about objects.
	plain func(http.ResponseWriter)
	path  string
}

// parse finds what a path names; a target without a resource or plain is not there.
func (s *Server) parse(r *http.Request) target {
	path := strings.TrimSuffix(r.URL.Path, "/")
	if plain := s.discovery(path); plain != nil {
		return target{plain: plain, path: path}
	}
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for _, resource := range s.Store.Resources {
		prefix := strings.Count(resource.Path(), "/") - 1
		base := strings.TrimSuffix(resource.Path(), resource.Plural)
		if !strings.HasPrefix(path+"/", base) || len(parts) <= prefix {
			continue
		}
		if found, ok := within(resource, parts[prefix:]); ok {
			found.path = path
			return found
		}
	}
	return target{path: path}
}

// within reads PLURAL, PLURAL/NAME and, before these, namespaces/NAMESPACE.
func within(resource store.Resource, parts []string) (target, bool) {
	found := target{resource: resource}
	if resource.Namespaced && len(parts) > 2 && parts[0] == "namespaces" {
		found.namespace = parts[1]
		parts = parts[2:]
	}
	if parts[0] != resource.Plural || len(parts) > 2 {
		return target{}, false
	}
	if len(parts) == 2 {
		found.name = parts[1]
	}
	return found, true
}

// verb is what is counted.
func (t target) verb(r *http.Request) string {
	query := r.URL.Query()
	switch {
	case t.plain != nil || t.resource.Plural == "" || t.name != "":
		return "get"
	case query.Get("watch") != "true" && query.Get("watch") != "1":
		return "list"
	case query.Get("sendInitialEvents") == "true":
		return "watchlist"
	default:
		return "watch"
	}
}

func (t target) counted() string {
	switch {
	case t.resource.Plural != "":
		return t.resource.Plural
	case t.plain != nil:
		return t.path
	default:
		return "unknown"
	}
}
