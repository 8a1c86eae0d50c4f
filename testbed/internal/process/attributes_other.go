//go:build unix && !linux

package process

import "syscall"

// attributes put the child in a group of its own, so that Ctrl-C reaches the
// supervisor only. Only Linux can also end it when the supervisor is killed.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}
