package cli

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"flotilla/testbed/internal/control"
)

// detach runs the same command as a supervisor of its own, in a session of its
// own, shows what it says until it is ready, and leaves it.
func detach(dir, binary string, flags *upFlags) error {
	path := filepath.Join(dir, control.LogFile)
	log, err := os.Create(path)
	if err != nil {
		return err
	}
	defer log.Close()
	background := exec.Command(binary, "up", "--dir", dir, "--spec", flags.specPath(), "--repo", flags.repo)
	background.Stdout, background.Stderr = log, log
	background.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := background.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() { _ = background.Wait(); close(ended) }()
	return follow(dir, path, ended)
}

func follow(dir, path string, ended <-chan struct{}) error {
	log, err := os.Open(path)
	if err != nil {
		return err
	}
	defer log.Close()
	for {
		_, _ = io.Copy(os.Stdout, log)
		if state, err := control.ReadState(dir); err == nil && state.Ready {
			_, _ = io.Copy(os.Stdout, log)
			return nil
		}
		select {
		case <-ended:
			_, _ = io.Copy(os.Stdout, log)
			return fmt.Errorf("the supervisor ended before the fleet was ready; its log is %s", path)
		case <-time.After(50 * time.Millisecond):
		}
	}
}
