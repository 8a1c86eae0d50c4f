package command

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
)

// stream is a watch as a client sees it; next gives io.EOF at its end.
type stream struct {
	*harness
	read func() (metav1.WatchEvent, error)
}

func (h *harness) watch(query, accept string) *stream {
	h.t.Helper()
	response := h.open("/api/v1/pods?watch=true&"+query, accept)
	if response.StatusCode != http.StatusOK {
		h.t.Fatalf("watch: %d", response.StatusCode)
	}
	if accept != protobufType {
		decoder := json.NewDecoder(response.Body)
		return &stream{h, func() (event metav1.WatchEvent, err error) { return event, decoder.Decode(&event) }}
	}
	if got := response.Header.Get("Content-Type"); got != protobufType+";stream=watch" {
		h.t.Errorf("the type of the stream is %q", got)
	}
	frames := protobuf.LengthDelimitedFramer.NewFrameReader(io.NopCloser(bufio.NewReader(response.Body)))
	buffer := make([]byte, 1<<20)
	return &stream{h, func() (metav1.WatchEvent, error) {
		event := metav1.WatchEvent{}
		size, err := frames.Read(buffer)
		if err == nil {
			err = event.Unmarshal(buffer[:size])
		}
		return event, err
	}}
}

func (s *stream) next() (string, runtime.Object) {
	s.t.Helper()
	event, err := s.read()
	if err != nil {
		s.t.Fatal(err)
	}
	return event.Type, s.decode(event.Object.Raw)
}

var encodings = []string{"application/json", protobufType}

func TestWatchesGoOnFromAVersion(t *testing.T) {
	h := start(t)
	version := h.pods("").ResourceVersion
	missed := h.touch()
	if missed.At != nil {
		t.Errorf("an event was written at %v, and nobody listens", *missed.At)
	}
	for _, accept := range encodings {
		watch := h.watch("resourceVersion="+version, accept)
		seen := watch.modified(missed.Pod)
		if got := seen.Status.ContainerStatuses[0]; got.RestartCount != missed.Restarts || got.LastTerminationState.Terminated == nil {
			t.Errorf("the missed event has %+v, not %d restarts", got, missed.Restarts)
		}
		version, missed = seen.ResourceVersion, h.touch()
		if missed.At == nil {
			t.Error("it is not said when the event was written")
		}
		if got := watch.modified(missed.Pod).ResourceVersion; got != missed.ResourceVersion {
			t.Errorf("the next event has version %s, not %s", got, missed.ResourceVersion)
		}
	}
}

func (s *stream) modified(pod string) *corev1.Pod {
	s.t.Helper()
	kind, object := s.next()
	seen, ok := object.(*corev1.Pod)
	if kind != "MODIFIED" || !ok || seen.Name != pod {
		s.t.Fatalf("%s %+v, not MODIFIED %s", kind, object, pod)
	}
	return seen
}

func TestInitialEventsEndWithABookmark(t *testing.T) {
	h := start(t)
	for _, accept := range encodings {
		touched := h.touch()
		watch := h.watch("sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true", accept)
		for range 50 {
			if kind, object := watch.next(); kind != "ADDED" {
				t.Fatalf("%s %+v among the initial events", kind, object)
			}
		}
		kind, object := watch.next()
		accessor, err := meta.Accessor(object)
		if err != nil {
			t.Fatal(err)
		}
		if kind != "BOOKMARK" || accessor.GetAnnotations()[metav1.InitialEventsAnnotationKey] != "true" || accessor.GetResourceVersion() != touched.ResourceVersion {
			t.Errorf("%s %+v", kind, accessor)
		}
		watch.modified(h.touch().Pod)
	}
}

func TestBookmarksTellTheVersion(t *testing.T) {
	h := start(t, "--bookmarks", "50ms")
	for _, accept := range encodings {
		watch := h.watch("allowWatchBookmarks=true&resourceVersion="+h.pods("").ResourceVersion, accept)
		touched := h.touch()
		for {
			kind, object := watch.next()
			version := object.(*corev1.Pod).ResourceVersion
			if kind == "BOOKMARK" && version == touched.ResourceVersion {
				break
			}
		}
	}
}

func TestWatchesEndInTime(t *testing.T) {
	h := start(t)
	watch := h.watch("timeoutSeconds=1&resourceVersion="+h.pods("").ResourceVersion, "application/json")
	if event, err := watch.read(); err != io.EOF {
		t.Errorf("%s, %v, not the end", event.Type, err)
	}
}

func TestWatchesFromTooFarBackAreToldSo(t *testing.T) {
	h := start(t)
	for _, accept := range encodings {
		open := h.watch("resourceVersion="+h.pods("").ResourceVersion, accept)
		h.fault("gone")
		old, err := strconv.Atoi(h.pods("").ResourceVersion)
		if err != nil {
			t.Fatal(err)
		}
		for _, watch := range []*stream{open, h.watch("resourceVersion="+strconv.Itoa(old-1), accept)} {
			kind, object := watch.next()
			status, ok := object.(*metav1.Status)
			if kind != "ERROR" || !ok || status.Code != http.StatusGone || status.Reason != metav1.StatusReasonExpired {
				t.Errorf("%s %+v", kind, object)
			}
			if _, err := watch.read(); err != io.EOF {
				t.Errorf("after the error: %v", err)
			}
		}
	}
}
