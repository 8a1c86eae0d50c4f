// Package process runs one child that can be killed, frozen, thawed and started
// again, and that never outlives its parent.
package process

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
)

// The states of a process.
const (
	Running = "running"
	Frozen  = "frozen"
	Exited  = "exited"
)

// Spec says what to run. Starting it again runs the very same.
type Spec struct {
	Name string
	Path string
	Args []string
	// Env is added to the parent's environment.
	Env []string
	// Log is the file that output is appended to.
	Log string
}

// Status is what somebody may want to know about a process.
type Status struct {
	PID      int    `json:"pid"`
	State    string `json:"state"`
	Exit     string `json:"exit,omitempty"`
	Restarts int    `json:"restarts"`
	Log      string `json:"log"`
}

// Process is a child, dead or alive.
type Process struct {
	spec     Spec
	onChange func()

	// acting keeps one act from beginning before another has ended.
	acting sync.Mutex
	ended  bool
	mu     sync.Mutex
	pid    int
	state  string
	exit   string
	starts int
	done   chan struct{}
}

// Start runs a new child. onChange is called after each change of its state,
// never while a lock is held.
func Start(spec Spec, onChange func()) (*Process, error) {
	p := &Process{spec: spec, onChange: onChange}
	return p, p.start()
}

func (p *Process) start() error {
	log, err := os.OpenFile(p.spec.Log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(p.spec.Path, p.spec.Args...)
	cmd.Env = append(os.Environ(), p.spec.Env...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = attributes()
	if err := spawn(cmd); err != nil {
		return fmt.Errorf("%s: %w", p.spec.Name, err)
	}
	done := make(chan struct{})
	p.set(func() {
		p.pid, p.state, p.exit, p.done = cmd.Process.Pid, Running, "", done
		p.starts++
	})
	go p.reap(cmd, done)
	return nil
}

func (p *Process) reap(cmd *exec.Cmd, done chan struct{}) {
	_ = cmd.Wait()
	p.set(func() { p.state, p.exit = Exited, cmd.ProcessState.String() })
	close(done)
}

func (p *Process) set(change func()) {
	p.mu.Lock()
	change()
	p.mu.Unlock()
	p.onChange()
}

// Status tells how the child is now.
func (p *Process) Status() Status {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Status{PID: p.pid, State: p.state, Exit: p.exit, Restarts: p.starts - 1, Log: p.spec.Log}
}

// Done is closed when the child that runs now has ended.
func (p *Process) Done() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.done
}
