package api

import (
	"maps"
	"sync"
)

// Counters count requests.
type Counters struct {
	mu     sync.Mutex
	counts map[string]int
}

// Add counts one request.
func (c *Counters) Add(verb, resource string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts == nil {
		c.counts = map[string]int{}
	}
	c.counts[verb+" "+resource]++
}

// Snapshot gives the counts by verb and resource, such as "list pods".
func (c *Counters) Snapshot() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	copied := map[string]int{}
	maps.Copy(copied, c.counts)
	return copied
}

// Reset begins to count again.
func (c *Counters) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts = nil
}
