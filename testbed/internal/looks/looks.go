// Package looks knows what clusters of a distribution look like to somebody who
// has only their API: the suffix of the version, the names, labels, annotations
// and provider IDs of nodes, and the APIs that only this distribution serves.
package looks

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Default is the look of a cluster that names none.
const Default = "upstream"

// Look is a preset. Its strings may hold placeholders, see expander.
type Look struct {
	// VersionSuffix comes after major.minor.patch in gitVersion.
	VersionSuffix string
	// Region is used where the cluster names none; a zone is the region with
	// one of the Zones behind it.
	Region string
	Zones  []string

	NodeName         string
	ProviderID       string
	InstanceType     string
	OSImage          string
	KernelVersion    string
	ContainerRuntime string
	Labels           map[string]string
	Annotations      map[string]string

	// Platforms are the platforms it may run on; the first is the default.
	Platforms []Platform
	// manifests lists the embedded files with what only it serves.
	manifests []string
}

// Platform is what differs in one distribution from platform to platform.
type Platform struct {
	Name         string
	Region       string
	Zones        []string
	ProviderID   string
	InstanceType string
	// Status is the status of the platform in the Infrastructure object, as YAML.
	Status string
}

// Get finds a preset; an empty name is the default one.
func Get(name string) (Look, error) {
	if name == "" {
		name = Default
	}
	look, found := presets[name]
	if !found {
		return Look{}, fmt.Errorf("unknown look %q; there are %s", name, strings.Join(Names(), ", "))
	}
	return look, nil
}

// Names lists the presets in order.
func Names() []string {
	return slices.Sorted(maps.Keys(presets))
}

// On gives the look on a platform; an empty name is the look's default platform.
func (l Look) On(name string) (Look, error) {
	if len(l.Platforms) == 0 {
		if name != "" {
			return l, fmt.Errorf("this look has no platforms to choose from")
		}
		return l, nil
	}
	for index, platform := range l.Platforms {
		if platform.Name == name || (name == "" && index == 0) {
			l.Region, l.Zones = platform.Region, platform.Zones
			l.ProviderID, l.InstanceType = platform.ProviderID, platform.InstanceType
			l.Platforms = []Platform{platform}
			return l, nil
		}
	}
	return l, fmt.Errorf("unknown platform %q; there are %s", name, l.platformNames())
}

func (l Look) platformNames() string {
	names := []string{}
	for _, platform := range l.Platforms {
		names = append(names, platform.Name)
	}
	return strings.Join(names, ", ")
}
