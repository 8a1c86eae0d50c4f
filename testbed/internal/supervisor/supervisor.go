// Package supervisor keeps the components of a fleet: it starts them, notices
// when they die, acts on them when asked, and takes them all down in the end.
// That a component dies is something to show, not a reason to stop.
package supervisor

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"flotilla/testbed/internal/control"
	"flotilla/testbed/internal/process"
)

// AwaitReady returns when a restarted component serves again.
type AwaitReady func(context.Context) error

// Supervisor holds all components of all clusters.
type Supervisor struct {
	dir string

	mu        sync.Mutex
	down      bool
	state     control.State
	processes map[string]map[string]*process.Process
	ready     map[string]AwaitReady
	// saving keeps the states in the file in the order in which they were.
	saving sync.Mutex
}

// New makes a supervisor that keeps its state in dir.
func New(dir string, state control.State) *Supervisor {
	state.Shared = map[string]process.Status{}
	state.Clusters = map[string]control.Cluster{}
	return &Supervisor{
		dir:       dir,
		state:     state,
		processes: map[string]map[string]*process.Process{control.Shared: {}},
		ready:     map[string]AwaitReady{},
	}
}

// AddCluster announces a cluster. ready, if any, tells when a component of it
// serves again, by "cluster/component".
func (s *Supervisor) AddCluster(name string, cluster control.Cluster, component string, ready AwaitReady) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Clusters[name] = cluster
	s.processes[name] = map[string]*process.Process{}
	s.ready[name+"/"+component] = ready
}

// Start runs a component of a cluster, or of control.Shared.
func (s *Supervisor) Start(cluster string, component process.Spec) error {
	// Not under the lock: a child that dies at once asks for it.
	started, err := process.Start(component, s.save)
	if err != nil {
		return err
	}
	if !s.keep(cluster, component.Name, started) {
		started.End()
		return fmt.Errorf("%s: the testbed has been taken down", component.Name)
	}
	s.save()
	return nil
}

func (s *Supervisor) keep(cluster, name string, started *process.Process) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return false
	}
	s.processes[cluster][name] = started
	return true
}

// SetReady says that the whole fleet is up.
func (s *Supervisor) SetReady() {
	s.mu.Lock()
	s.state.Ready = true
	s.mu.Unlock()
	s.save()
}

// State tells how everything is now.
func (s *Supervisor) State() control.State {
	s.mu.Lock()
	defer s.mu.Unlock()
	state := s.state
	state.Shared = statuses(s.processes[control.Shared])
	state.Clusters = map[string]control.Cluster{}
	for name, cluster := range s.state.Clusters {
		cluster.Components = statuses(s.processes[name])
		state.Clusters[name] = cluster
	}
	return state
}

func statuses(processes map[string]*process.Process) map[string]process.Status {
	result := map[string]process.Status{}
	for name, each := range processes {
		result[name] = each.Status()
	}
	return result
}

// Down ends every component and returns when all are gone. Nothing can be
// started after that.
func (s *Supervisor) Down() {
	s.mu.Lock()
	s.down = true
	s.state.Ready = false
	all := []*process.Process{}
	for _, components := range s.processes {
		all = slices.AppendSeq(all, maps.Values(components))
	}
	s.mu.Unlock()
	var group sync.WaitGroup
	for _, each := range all {
		// Killed, not asked: the data is gone with the testbed, and a frozen
		// component would not listen.
		group.Go(each.End)
	}
	group.Wait()
	s.save()
}

// save puts the state in the file. If that fails, the socket still tells.
func (s *Supervisor) save() {
	s.saving.Lock()
	defer s.saving.Unlock()
	_ = control.WriteState(s.dir, s.State())
}
