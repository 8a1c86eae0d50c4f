package process

import (
	"os/exec"
	"runtime"
	"sync"
)

type request struct {
	cmd    *exec.Cmd
	result chan error
}

// spawn starts a child from a thread that lives as long as this process: where a
// child is told to die with its parent, Linux means the thread that made it.
func spawn(cmd *exec.Cmd) error {
	startSpawner.Do(func() { go spawner() })
	r := request{cmd: cmd, result: make(chan error)}
	requests <- r
	return <-r.result
}

var (
	startSpawner sync.Once
	requests     = make(chan request)
)

func spawner() {
	runtime.LockOSThread()
	for r := range requests {
		r.result <- r.cmd.Start()
	}
}
