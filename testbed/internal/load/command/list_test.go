package command

import (
	"net/http"
	"net/url"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func TestProtobufAndJSONAreEqual(t *testing.T) {
	h := start(t)
	for _, path := range []string{
		"/api/v1/namespaces", "/api/v1/nodes", "/api/v1/pods", "/api/v1/services", "/apis/apps/v1/deployments",
		"/apis/apps/v1/replicasets", "/apis/apps/v1/statefulsets", "/apis/apps/v1/daemonsets", "/apis/apps/v1/controllerrevisions", "/apis/batch/v1/jobs",
		"/api/v1/namespaces/kube-system",
	} {
		_, fromJSON := h.get(path, "application/json")
		_, fromProtobuf := h.get(path, protobufType)
		if !equality.Semantic.DeepEqual(fromJSON, fromProtobuf) {
			t.Errorf("%s differs:\n%+v\n%+v", path, fromJSON, fromProtobuf)
		}
	}
}

func (h *harness) pods(query string) *corev1.PodList {
	h.t.Helper()
	code, object := h.get("/api/v1/pods"+query, protobufType)
	list, ok := object.(*corev1.PodList)
	if !ok {
		h.t.Fatalf("%d: %+v", code, object)
	}
	return list
}

func TestPagesAreOneSnapshot(t *testing.T) {
	h := start(t)
	whole := h.pods("")
	pages := h.pods("?limit=20")
	if got := *pages.RemainingItemCount; got != 30 {
		t.Errorf("%d remain, not 30", got)
	}
	items := pages.Items
	for pages.Continue != "" {
		// Something happens between pages, to pods that are still to come too.
		for range 20 {
			h.steer(http.MethodPost, "/touch?cluster=load-0000", &struct{}{})
		}
		pages = h.pods("?limit=20&continue=" + url.QueryEscape(pages.Continue))
		items = append(items, pages.Items...)
	}
	if !equality.Semantic.DeepEqual(items, whole.Items) || pages.ResourceVersion != whole.ResourceVersion {
		t.Errorf("pages hold %d pods of version %s, unlike the whole list", len(items), pages.ResourceVersion)
	}
}

func TestVersionsThatCannotBeServed(t *testing.T) {
	h := start(t)
	first := h.pods("?limit=1")
	h.fault("gone")
	for path, want := range map[string]metav1.StatusReason{
		"/api/v1/pods?limit=1&continue=" + url.QueryEscape(first.Continue):                        metav1.StatusReasonExpired,
		"/api/v1/pods?resourceVersionMatch=Exact&resourceVersion=" + first.ResourceVersion:        metav1.StatusReasonExpired,
		"/api/v1/pods?resourceVersion=999999999":                                                  metav1.StatusReasonTimeout,
		"/api/v1/pods?continue=nonsense":                                                          metav1.StatusReasonBadRequest,
		"/api/v1/pods?labelSelector=%3D%3D":                                                       metav1.StatusReasonBadRequest,
		"/api/v1/pods?watch=true&sendInitialEvents=true&resourceVersion=" + first.ResourceVersion: metav1.StatusReasonInvalid,
		"/apis/argoproj.io/v1alpha1/rollouts":                                                     metav1.StatusReasonNotFound,
		"/api/v1/namespaces/nowhere":                                                              metav1.StatusReasonNotFound,
	} {
		for _, accept := range []string{"application/json", protobufType} {
			code, object := h.get(path, accept)
			status, ok := object.(*metav1.Status)
			if !ok || status.Reason != want || int(status.Code) != code {
				t.Errorf("%s: %d %+v, not %s", path, code, object, want)
			}
		}
	}
	if got := len(h.pods("?resourceVersionMatch=NotOlderThan&resourceVersion=" + first.ResourceVersion).Items); got != 50 {
		t.Errorf("a list that is not older has %d pods", got)
	}
}

func TestListsAreSelected(t *testing.T) {
	h := start(t)
	for query, want := range map[string]int{
		"?labelSelector=" + url.QueryEscape("backstage.io/kubernetes-id=asked-1"):          5,
		"?labelSelector=" + url.QueryEscape("app.kubernetes.io/name in (asked-0,asked-1)"): 10,
		"?labelSelector=" + url.QueryEscape("backstage.io/kubernetes-id=none"):             0,
	} {
		if got := len(h.pods(query).Items); got != want {
			t.Errorf("%s: %d pods, not %d", query, got, want)
		}
	}
}

func TestRolloutsAreServedWhenAsked(t *testing.T) {
	h := start(t, "--rollouts", "3")
	response := h.open("/apis/argoproj.io/v1alpha1/rollouts", protobufType+",application/json")
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Type") != "application/json" {
		t.Errorf("%d %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
	_, object := h.get("/apis/argoproj.io/v1alpha1/rollouts", "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1")
	if list, ok := object.(*metav1.PartialObjectMetadataList); !ok || len(list.Items) != 3 {
		t.Errorf("their metadata is %+v", object)
	}
}

func TestHTTP2AndDiscovery(t *testing.T) {
	h := start(t)
	for _, path := range []string{"/version", "/api", "/apis", "/api/v1", "/apis/apps/v1", "/readyz"} {
		if response := h.open(path, "application/json"); response.StatusCode != http.StatusOK || response.ProtoMajor != 2 {
			t.Errorf("%s: %d over %s", path, response.StatusCode, response.Proto)
		}
	}
}
