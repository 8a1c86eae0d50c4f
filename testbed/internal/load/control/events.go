package control

import (
	"fmt"
	"net/http"
	"strconv"
)

func (h *Handler) setRate(r *http.Request) (any, error) {
	rate, err := strconv.ParseFloat(r.URL.Query().Get("rate"), 64)
	if err != nil || rate < 0 || rate > 100_000 {
		return nil, fmt.Errorf("rate is how many events there are to be in a second")
	}
	h.source.SetRate(rate)
	return map[string]float64{"rate": rate}, nil
}

func (h *Handler) listEvents(r *http.Request) (any, error) {
	after, err := number(r, "after", 0)
	if err != nil {
		return nil, err
	}
	limit, err := number(r, "limit", 10_000)
	if err != nil {
		return nil, err
	}
	listed := []Event{}
	made, total := h.source.After(after, limit)
	for _, one := range made {
		listed = append(listed, describe(one))
	}
	return map[string]any{"total": total, "events": listed}, nil
}

func number(r *http.Request, name string, otherwise int) (int, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return otherwise, nil
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 {
		return 0, fmt.Errorf("%s is not a number: %q", name, text)
	}
	return value, nil
}
