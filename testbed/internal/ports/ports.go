// Package ports picks ports for servers that will be stopped and started again.
package ports

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
)

// The range lies below the ports that systems hand out to outgoing connections.
// From those, a client that keeps calling a stopped server could get the
// server's own port as its source, which keeps the server from coming back, and
// may even connect to itself.
const (
	first = 20000
	count = 10000
)

// Pool gives out each port once.
type Pool struct {
	mu    sync.Mutex
	taken map[int]bool
}

// Take finds a port on which nobody listens.
func (p *Pool) Take() (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.taken == nil {
		p.taken = map[int]bool{}
	}
	// Testbeds may run side by side, so each begins somewhere else.
	start := rand.IntN(count)
	for offset := range count {
		port := first + (start+offset)%count
		if !p.taken[port] && free(port) {
			p.taken[port] = true
			return port, nil
		}
	}
	return 0, errors.New("no port is free")
}

func free(port int) bool {
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return false
	}
	return listener.Close() == nil
}
