package kubeapi

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// resource is where the API server keeps the objects of a kind.
type resource struct {
	path       string
	namespaced bool
	hasStatus  bool
}

const applyType = "application/apply-patch+yaml"

// Apply makes the object so by server-side apply. Where its kind has a status
// subresource and the object holds a status, that is applied too.
func (c *Client) Apply(ctx context.Context, object Object) (Object, error) {
	found, err := c.resource(ctx, object)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", object, err)
	}
	path := found.objectPath(object)
	query := "?force=true&fieldManager=" + url.QueryEscape(FieldManager)
	desired := maps.Clone(object)
	if found.hasStatus {
		delete(desired, "status")
	}
	applied, err := c.object(ctx, http.MethodPatch, path+query, applyType, desired)
	if err == nil && found.hasStatus && object["status"] != nil {
		desired["status"] = object["status"]
		delete(desired, "spec")
		applied, err = c.object(ctx, http.MethodPatch, path+"/status"+query, applyType, desired)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", object, err)
	}
	return applied, nil
}

// ObjectPath gives the path of an object that may or may not exist.
func (c *Client) ObjectPath(ctx context.Context, object Object) (string, error) {
	found, err := c.resource(ctx, object)
	return found.objectPath(object), err
}

func (r resource) objectPath(object Object) string {
	group, plural, _ := cutLast(r.path, "/")
	name := object.Text("metadata", "name")
	if !r.namespaced {
		return strings.Join([]string{group, plural, name}, "/")
	}
	namespace := object.Text("metadata", "namespace")
	if namespace == "" {
		namespace = "default"
	}
	return strings.Join([]string{group, "namespaces", namespace, plural, name}, "/")
}

func cutLast(text, separator string) (before, after string, found bool) {
	index := strings.LastIndex(text, separator)
	if index < 0 {
		return text, "", false
	}
	return text[:index], text[index+len(separator):], true
}

// resource asks discovery, and keeps what it learned; a kind that is not known
// yet may come with a CustomResourceDefinition, so a miss is not kept.
func (c *Client) resource(ctx context.Context, object Object) (resource, error) {
	version, kind := object.Text("apiVersion"), object.Text("kind")
	c.mu.Lock()
	defer c.mu.Unlock()
	if known, found := c.resources[version+"/"+kind]; found {
		return known, nil
	}
	root := "/apis/" + version
	if !strings.Contains(version, "/") {
		root = "/api/" + version
	}
	list, err := c.Get(ctx, root)
	if err != nil {
		return resource{}, err
	}
	c.learn(root, version, list)
	if known, found := c.resources[version+"/"+kind]; found {
		return known, nil
	}
	return resource{}, &Error{Code: http.StatusNotFound, Message: "no kind " + kind + " in " + version}
}

func (c *Client) learn(root, version string, list Object) {
	items, _ := list.Field("resources").([]any)
	names := []string{}
	for _, item := range items {
		names = append(names, Object(item.(map[string]any)).Text("name"))
	}
	for index, name := range names {
		if strings.Contains(name, "/") {
			continue
		}
		item := Object(items[index].(map[string]any))
		namespaced, _ := item["namespaced"].(bool)
		c.resources[version+"/"+item.Text("kind")] = resource{
			path:       root + "/" + name,
			namespaced: namespaced,
			hasStatus:  slices.Contains(names, name+"/status"),
		}
	}
}
