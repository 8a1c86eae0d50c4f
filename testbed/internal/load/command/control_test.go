package command

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"flotilla/testbed/internal/load/api"
	"flotilla/testbed/internal/load/control"
)

func TestRequestsAreCounted(t *testing.T) {
	h := start(t)
	version := h.pods("").ResourceVersion
	h.open("/version", "")
	h.watch("resourceVersion="+version, protobufType)
	state := control.State{}
	h.steer(http.MethodGet, "/state", &state)
	first := state.Clusters[0]
	if first.Requests["list pods"] != 1 || first.Requests["watch pods"] != 1 || first.Requests["get /version"] != 1 {
		t.Errorf("requests: %v", first.Requests)
	}
	if first.Streams != 1 || first.Connections != 1 || first.BytesSent < 50*6000 || first.Pods != 50 || first.URL != h.server {
		t.Errorf("state: %+v", first)
	}
	h.steer(http.MethodPost, "/reset-counters", &struct{}{})
	state = control.State{}
	h.steer(http.MethodGet, "/state", &state)
	if first := state.Clusters[0]; len(first.Requests) != 0 || first.BytesSent != 0 {
		t.Errorf("after the reset: %+v", first)
	}
}

func TestOnlyTheTokenIsLetIn(t *testing.T) {
	h := start(t)
	h.token += "x"
	if code, object := h.get("/api/v1/pods", protobufType); code != http.StatusUnauthorized || object.(*metav1.Status).Reason != metav1.StatusReasonUnauthorized {
		t.Errorf("%d %+v", code, object)
	}
}

func TestFaultsComeAndGo(t *testing.T) {
	h := start(t)
	for kind, want := range map[api.Fault]int{api.Unauthorized: http.StatusUnauthorized, api.TooMany: http.StatusTooManyRequests} {
		h.fault(string(kind))
		response := h.open("/api/v1/pods", protobufType)
		if response.StatusCode != want || (want == http.StatusTooManyRequests) != (response.Header.Get("Retry-After") == "1") {
			t.Errorf("%s: %d", kind, response.StatusCode)
		}
		h.fault("none")
		if got := len(h.pods("").Items); got != 50 {
			t.Errorf("after %s: %d pods", kind, got)
		}
	}
}

func TestBlackHolesAreSilent(t *testing.T) {
	h := start(t)
	watch := h.watch("resourceVersion="+h.pods("").ResourceVersion, protobufType)
	h.fault("blackhole")
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, h.server+"/version", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.client.Do(request); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a black hole answers: %v", err)
	}
	events := make(chan string)
	go func() {
		event, _ := watch.read()
		events <- event.Type
	}()
	h.steer(http.MethodPost, "/touch?cluster=load-0000", &struct{}{})
	select {
	case kind := <-events:
		t.Errorf("a silent stream says %s", kind)
	default:
	}
	h.fault("none")
	if kind := <-events; kind != "MODIFIED" {
		t.Errorf("after the silence: %q", kind)
	}
}

func TestConnectionsAreClosed(t *testing.T) {
	h := start(t)
	watch := h.watch("resourceVersion="+h.pods("").ResourceVersion, protobufType)
	h.fault("close")
	if event, err := watch.read(); err == nil {
		t.Errorf("the stream goes on with %s", event.Type)
	}
	if got := len(h.pods("").Items); got != 50 {
		t.Errorf("a new connection has %d pods", got)
	}
}

func TestAFractionIsExact(t *testing.T) {
	h := start(t, "--clusters", "20")
	hit := struct{ Clusters []string }{}
	h.steer(http.MethodPost, "/faults?fraction=0.1&kind=toomany", &hit)
	if len(hit.Clusters) != 2 {
		t.Errorf("a tenth of 20 clusters is %v", hit.Clusters)
	}
}

func TestEventsHappenAtARate(t *testing.T) {
	h := start(t)
	watch := h.watch("resourceVersion="+h.pods("").ResourceVersion, protobufType)
	h.steer(http.MethodPost, "/events?rate=1000", &struct{}{})
	for range 60 {
		if kind, _ := watch.next(); kind != "MODIFIED" {
			t.Fatalf("%s", kind)
		}
	}
	h.steer(http.MethodPost, "/events?rate=0", &struct{}{})
	listed := struct {
		Total  int
		Events []control.Event
	}{}
	h.steer(http.MethodGet, "/events?after=2&limit=30", &listed)
	if len(listed.Events) != 30 || listed.Events[0].Sequence != 3 || listed.Total < 100 {
		t.Errorf("%d of %d events, from %d", len(listed.Events), listed.Total, listed.Events[0].Sequence)
	}
	for _, event := range listed.Events {
		// Only the first cluster is watched.
		if (event.At != nil) != (event.Cluster == "load-0000") {
			t.Errorf("%+v", event)
		}
	}
}

func TestATouchIsOfThePodThatWasNamed(t *testing.T) {
	h := start(t)
	h.watch("resourceVersion="+h.pods("").ResourceVersion, protobufType)
	before, touched, after := control.Event{}, control.Event{}, control.Event{}
	h.steer(http.MethodGet, "/touch?cluster=load-0000&n=21", &before)
	h.steer(http.MethodPost, "/touch?cluster=load-0000&n=21", &touched)
	h.steer(http.MethodGet, "/touch?cluster=load-0000&n=21", &after)
	if touched.Pod != before.Pod || touched.Workload != before.Workload || touched.Restarts != before.Restarts+1 || touched.At == nil {
		t.Errorf("%+v became %+v", before, touched)
	}
	if after.Restarts != touched.Restarts || after.ResourceVersion != touched.ResourceVersion {
		t.Errorf("%+v became %+v", touched, after)
	}
}

func TestAnEmptyFleetIsServed(t *testing.T) {
	h := start(t, "--pods-per-cluster", "0", "--events-per-second", "100")
	if got := len(h.pods("").Items); got != 0 {
		t.Errorf("there are %d pods", got)
	}
}
