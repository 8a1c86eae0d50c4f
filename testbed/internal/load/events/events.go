// Package events makes things happen in a fleet, and remembers when they were told.
package events

import (
	"context"
	"fmt"
	"sync"
	"time"

	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/fleet"
	"flotilla/testbed/internal/load/store"
)

// beat is how often it is looked whether events are due.
const beat = time.Millisecond

// Made is an event in the order of all clusters' events, counted from 1.
type Made struct {
	Sequence int
	Cluster  string
	*store.Event
}

// Source makes events.
type Source struct {
	fleet *fleet.Fleet
	seed  content.Seed

	mu     sync.Mutex
	rate   float64
	began  time.Time
	sent   int
	record record
}

// NewSource makes a source that is quiet until SetRate.
func NewSource(of *fleet.Fleet, seed uint64) *Source {
	return &Source{fleet: of, seed: content.Seed(seed).Derive(13)}
}

// SetRate says how many events there are to be in a second over all clusters.
func (s *Source) SetRate(rate float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rate, s.began, s.sent = rate, time.Now(), 0
}

// Rate is how many there are now.
func (s *Source) Rate() float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rate
}

// Run makes events, evenly spaced, until the context ends.
func (s *Source) Run(ctx context.Context) {
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			for range s.due(now) {
				// Fleets without a pod that can restart have no events.
				_, _ = s.Next()
			}
		}
	}
}

func (s *Source) due(now time.Time) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	due := max(0, int(now.Sub(s.began).Seconds()*s.rate)-s.sent)
	s.sent += due
	return due
}

// Next makes the event that is next: clusters take turns.
func (s *Source) Next() (Made, error) {
	s.mu.Lock()
	turn := s.record.total
	s.mu.Unlock()
	return s.In(s.fleet.Members[turn%len(s.fleet.Members)])
}

// In makes an event of some pod of a cluster.
func (s *Source) In(member *fleet.Member) (Made, error) {
	s.mu.Lock()
	number := s.seed.Derive(uint64(s.record.total)).Below(1 << 30)
	s.mu.Unlock()
	return s.Of(member, number)
}

// Of makes an event of one pod of a cluster, counting those that can restart.
func (s *Source) Of(member *fleet.Member, number int) (Made, error) {
	event, err := member.Store.Restart(number, time.Now())
	if err != nil {
		return Made{}, fmt.Errorf("%s: %w", member.Name, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.record.add(member.Name, event), nil
}

// After lists events behind a sequence number, at most limit, and how many there were in all.
func (s *Source) After(sequence, limit int) ([]Made, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.record.after(sequence, limit), s.record.total
}
