package store

import (
	"sync"

	"flotilla/testbed/internal/load/content"
	"flotilla/testbed/internal/load/wire"
)

// pod is a pod to which nothing has happened yet.
type pod struct {
	workload *workload
	ordinal  int
}

func (p pod) identity() content.Identity { return p.workload.Identity(p.ordinal) }

func (p pod) Size(encoding wire.Encoding) int {
	return p.workload.template(encoding, p.ordinal).Size()
}

func (p pod) Append(to []byte, encoding wire.Encoding) []byte {
	return p.workload.template(encoding, p.ordinal).Append(to, p.identity().Values())
}

// workload has a template for its pods in each encoding, and for each length of
// their names.
type workload struct {
	*content.Workload
	codecs *wire.Codecs

	mu        sync.RWMutex
	templates map[templateKey]*wire.Template
}

type templateKey struct {
	encoding   wire.Encoding
	nameLength int
}

func (w *workload) template(encoding wire.Encoding, ordinal int) *wire.Template {
	key := templateKey{encoding, w.NameLength(ordinal)}
	w.mu.RLock()
	found := w.templates[key]
	w.mu.RUnlock()
	if found != nil {
		return found
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.templates[key] == nil {
		w.templates[key] = w.newTemplate(encoding, ordinal)
	}
	return w.templates[key]
}

func (w *workload) newTemplate(encoding wire.Encoding, ordinal int) *wire.Template {
	placeholders := wire.Placeholders(w.Identity(ordinal).Values())
	pod := w.Pod(content.IdentityOf(placeholders), nil)
	return wire.NewTemplate(w.codecs.Item(encoding, pod), placeholders)
}
