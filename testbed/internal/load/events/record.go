package events

import "flotilla/testbed/internal/load/store"

// kept is how many events are remembered.
const kept = 100_000

// record is the newest events of all clusters.
type record struct {
	total int
	made  []Made
}

func (r *record) add(cluster string, event *store.Event) Made {
	r.total++
	made := Made{Sequence: r.total, Cluster: cluster, Event: event}
	r.made = append(r.made, made)
	if len(r.made) > 2*kept {
		r.made = append([]Made(nil), r.made[kept:]...)
	}
	return made
}

func (r *record) after(sequence, limit int) []Made {
	first := r.total - len(r.made)
	start := min(max(0, sequence-first), len(r.made))
	end := min(start+limit, len(r.made))
	return append([]Made{}, r.made[start:end]...)
}
