package process

import (
	"fmt"
	"syscall"
)

// Kill ends the child at once and waits until it is gone. SIGKILL also ends a
// child that is frozen.
func (p *Process) Kill() error {
	p.acting.Lock()
	defer p.acting.Unlock()
	return p.kill()
}

func (p *Process) kill() error {
	if err := p.signal(syscall.SIGKILL); err != nil {
		return err
	}
	<-p.Done()
	return nil
}

// End kills the child, if it is alive, and keeps it from being started again.
func (p *Process) End() {
	p.acting.Lock()
	defer p.acting.Unlock()
	p.ended = true
	_ = p.kill() // it fails when there is nobody to kill
}

// Freeze stops the child without ending it: its sockets stay open and silent.
func (p *Process) Freeze() error {
	p.acting.Lock()
	defer p.acting.Unlock()
	return p.mark(syscall.SIGSTOP, Frozen)
}

// Thaw lets a frozen child go on.
func (p *Process) Thaw() error {
	p.acting.Lock()
	defer p.acting.Unlock()
	return p.mark(syscall.SIGCONT, Running)
}

// Restart ends the child if it is alive and starts it again.
func (p *Process) Restart() error {
	p.acting.Lock()
	defer p.acting.Unlock()
	if p.ended {
		return fmt.Errorf("%s has been taken down", p.spec.Name)
	}
	if p.Status().State != Exited {
		if err := p.kill(); err != nil {
			return err
		}
	}
	return p.start()
}

func (p *Process) mark(signal syscall.Signal, state string) error {
	if err := p.signal(signal); err != nil {
		return err
	}
	p.set(func() {
		if p.state != Exited {
			p.state = state
		}
	})
	return nil
}

func (p *Process) signal(signal syscall.Signal) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state == Exited {
		return fmt.Errorf("%s is not running (%s)", p.spec.Name, p.exit)
	}
	return syscall.Kill(p.pid, signal)
}
