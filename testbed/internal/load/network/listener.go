package network

import (
	"net"
	"sync"
	"sync/atomic"
)

// Listener accepts the connections of one API server.
type Listener struct {
	net.Listener
	gate  *gate
	sent  atomic.Int64
	mu    sync.Mutex
	conns map[*conn]bool
}

// Wrap makes a Listener of another.
func Wrap(inner net.Listener) *Listener {
	return &Listener{Listener: inner, gate: newGate(), conns: map[*conn]bool{}}
}

// Accept waits for a connection, and accepts it even while silent.
func (l *Listener) Accept() (net.Conn, error) {
	inner, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	accepted := &conn{Conn: inner, listener: l, ended: make(chan struct{})}
	l.mu.Lock()
	l.conns[accepted] = true
	l.mu.Unlock()
	return accepted, nil
}

// SetSilent makes all connections, those to come too, fall silent: nothing is
// read or written any more until it is taken back.
func (l *Listener) SetSilent(silent bool) { l.gate.set(silent) }

// Disconnect closes all connections.
func (l *Listener) Disconnect() {
	l.mu.Lock()
	open := make([]*conn, 0, len(l.conns))
	for c := range l.conns {
		open = append(open, c)
	}
	l.mu.Unlock()
	for _, c := range open {
		// One that has just ended by itself is closed too.
		_ = c.Close()
	}
}

// Sent is how many bytes were written, encrypted as they are.
func (l *Listener) Sent() int64 { return l.sent.Load() }

// ResetSent begins to count again.
func (l *Listener) ResetSent() { l.sent.Store(0) }

// Open is how many connections there are.
func (l *Listener) Open() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.conns)
}

type conn struct {
	net.Conn
	listener *Listener
	once     sync.Once
	ended    chan struct{}
}

// Read asks the gate when data is there, which may be long after it began.
func (c *conn) Read(to []byte) (int, error) {
	n, err := c.Conn.Read(to)
	if !c.listener.gate.pass(c.ended) {
		return 0, net.ErrClosed
	}
	return n, err
}

func (c *conn) Write(from []byte) (int, error) {
	if !c.listener.gate.pass(c.ended) {
		return 0, net.ErrClosed
	}
	n, err := c.Conn.Write(from)
	c.listener.sent.Add(int64(n))
	return n, err
}

func (c *conn) Close() error {
	c.once.Do(func() {
		close(c.ended)
		c.listener.mu.Lock()
		delete(c.listener.conns, c)
		c.listener.mu.Unlock()
	})
	return c.Conn.Close()
}
