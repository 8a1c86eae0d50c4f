package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/version"

	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/store"
)

// discovery answers what a cluster says of itself; nil is for other paths.
func (s *Server) discovery(path string) func(http.ResponseWriter) {
	switch path {
	case "/version":
		return document(version.Info{Major: "1", Minor: strings.Split(content.KubernetesVersion, ".")[1], GitVersion: content.KubernetesVersion, Platform: "linux/amd64"})
	case "/livez", "/readyz", "/healthz":
		return func(w http.ResponseWriter) { fmt.Fprint(w, "ok") }
	case "/api":
		return document(metav1.APIVersions{TypeMeta: metav1.TypeMeta{Kind: "APIVersions"}, Versions: []string{"v1"}})
	case "/apis":
		return document(s.groups())
	}
	var found []store.Resource
	for _, resource := range s.Store.Resources {
		if strings.TrimSuffix(resource.Path(), "/"+resource.Plural) == path {
			found = append(found, resource)
		}
	}
	if found == nil {
		return nil
	}
	return document(resourceList(found))
}

func document(content any) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/json")
		// It can only fail where the client has gone away.
		_ = json.NewEncoder(w).Encode(content)
	}
}

func (s *Server) groups() metav1.APIGroupList {
	list := metav1.APIGroupList{TypeMeta: metav1.TypeMeta{Kind: "APIGroupList", APIVersion: "v1"}, Groups: []metav1.APIGroup{}}
	for _, resource := range s.Store.Resources {
		known := slices.ContainsFunc(list.Groups, func(group metav1.APIGroup) bool { return group.Name == resource.Group })
		if resource.Group == "" || known {
			continue
		}
		only := metav1.GroupVersionForDiscovery{GroupVersion: resource.APIVersion, Version: resource.Version}
		list.Groups = append(list.Groups, metav1.APIGroup{
			Name: resource.Group, Versions: []metav1.GroupVersionForDiscovery{only}, PreferredVersion: only,
		})
	}
	return list
}

func resourceList(resources []store.Resource) metav1.APIResourceList {
	list := metav1.APIResourceList{
		TypeMeta:     metav1.TypeMeta{Kind: "APIResourceList", APIVersion: "v1"},
		GroupVersion: resources[0].APIVersion,
	}
	for _, resource := range resources {
		list.APIResources = append(list.APIResources, metav1.APIResource{
			Name: resource.Plural, SingularName: strings.ToLower(resource.Kind), Kind: resource.Kind,
			Namespaced: resource.Namespaced, ShortNames: resource.ShortNames, Verbs: metav1.Verbs{"get", "list", "watch"},
		})
	}
	return list
}

func errReadOnly(resource store.Resource, method string) error {
	return apierrors.NewMethodNotSupported(schema.GroupResource{Group: resource.Group, Resource: resource.Plural}, method)
}

func errNotAcceptable() error {
	return apierrors.NewGenericServerResponse(http.StatusNotAcceptable, "get", schema.GroupResource{}, "", "only JSON and protobuf are served", 0, false)
}
