package store

import (
	"k8s.io/apimachinery/pkg/labels"

	"flotilla/testbed/internal/load/wire"
)

// Item is an object of a cluster.
type Item = wire.Item

// Selection says which objects of a kind are meant; a field that is empty
// leaves all.
type Selection struct {
	Namespace string
	Name      string
	Labels    labels.Selector
}

// holds tells whether an object with these is meant, whatever its name.
func (s Selection) holds(namespace string, with map[string]string) bool {
	return (s.Namespace == "" || s.Namespace == namespace) &&
		(s.Labels == nil || s.Labels.Empty() || s.Labels.Matches(labels.Set(with)))
}

func (s Selection) named(name string) bool {
	return s.Name == "" || s.Name == name
}
