package control

import (
	"fmt"
	"net/http"
	"strconv"

	"flotilla/testbed/internal/load/api"
	"flotilla/testbed/internal/load/fleet"
)

func (h *Handler) setFaults(r *http.Request) (any, error) {
	members, err := h.meant(r.URL.Query().Get("cluster"), r.URL.Query().Get("fraction"))
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, member := range members {
		if err := member.SetFault(api.Fault(r.URL.Query().Get("kind"))); err != nil {
			return nil, err
		}
		names = append(names, member.Name)
	}
	return map[string]any{"clusters": names}, nil
}

// meant finds one cluster by name, a part of them, or all.
func (h *Handler) meant(name, fraction string) ([]*fleet.Member, error) {
	if name != "" {
		member := h.fleet.Member(name)
		if member == nil {
			return nil, fmt.Errorf("there is no cluster %q", name)
		}
		return []*fleet.Member{member}, nil
	}
	if fraction == "" {
		return h.fleet.Members, nil
	}
	part, err := strconv.ParseFloat(fraction, 64)
	if err != nil || part < 0 || part > 1 {
		return nil, fmt.Errorf("fraction is a number from 0 to 1, not %q", fraction)
	}
	return spread(h.fleet.Members, part), nil
}

// spread picks a part of the clusters, as evenly as it goes and always the same.
func spread(all []*fleet.Member, part float64) []*fleet.Member {
	var picked []*fleet.Member
	// A tenth of ten is one, although a tenth is no binary number.
	const tolerance = 1e-9
	for i, member := range all {
		if int(float64(i+1)*part+tolerance) > int(float64(i)*part+tolerance) {
			picked = append(picked, member)
		}
	}
	return picked
}
