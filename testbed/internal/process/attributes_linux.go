package process

import "syscall"

// attributes put the child in a group of its own, so that Ctrl-C reaches the
// supervisor only, and make the kernel end it when the supervisor is gone.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
