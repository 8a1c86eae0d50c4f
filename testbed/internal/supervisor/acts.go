package supervisor

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"flotilla/testbed/internal/control"
	"flotilla/testbed/internal/process"
)

const readyPatience = time.Minute

// Act does something to one component and returns when it is done.
func (s *Supervisor) Act(action control.Action) error {
	target, err := s.find(action.Cluster, action.Component)
	if err != nil {
		return err
	}
	switch action.Do {
	case control.Kill:
		return target.Kill()
	case control.Freeze:
		return target.Freeze()
	case control.Thaw:
		return target.Thaw()
	case control.Restart:
		return s.restart(target, action.Cluster+"/"+action.Component)
	}
	return fmt.Errorf("unknown action %q", action.Do)
}

func (s *Supervisor) restart(target *process.Process, key string) error {
	if err := target.Restart(); err != nil {
		return err
	}
	s.mu.Lock()
	ready := s.ready[key]
	s.mu.Unlock()
	if ready == nil {
		return nil
	}
	ctx, cancel := context.WithTimeoutCause(context.Background(), readyPatience, fmt.Errorf("%s is not ready", key))
	defer cancel()
	return ready(ctx)
}

func (s *Supervisor) find(cluster, component string) (*process.Process, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	components, found := s.processes[cluster]
	if !found {
		return nil, fmt.Errorf("no cluster %q; there are %s", cluster, list(s.state.Clusters))
	}
	target, found := components[component]
	if !found {
		return nil, fmt.Errorf("%s has no component %q; it has %s", cluster, component, list(components))
	}
	return target, nil
}

func list[V any](names map[string]V) string {
	return strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}
