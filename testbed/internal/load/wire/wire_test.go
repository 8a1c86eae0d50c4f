package wire

import (
	"bytes"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
)

var podType = Type{"v1", "Pod"}

func testPod(name, uid string) *corev1.Pod {
	return &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: "n", UID: types.UID(uid), Labels: map[string]string{"a": "1", "b": "<2>"}},
		Spec:       corev1.PodSpec{NodeName: "node", Containers: []corev1.Container{{Name: "c", Env: []corev1.EnvVar{{Name: "SELF", Value: uid}}}}},
	}
}

// encode is what Kubernetes' own codec makes of a whole object.
func encode(t *testing.T, codecs *Codecs, encoding Encoding, object runtime.Object) []byte {
	t.Helper()
	serializer := codecs.JSON
	if encoding.IsProtobuf() {
		serializer = codecs.Protobuf
	}
	buffer := &bytes.Buffer{}
	if err := serializer.Encode(object, buffer); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

func TestListsAreWrittenAsByTheCodecs(t *testing.T) {
	codecs := NewCodecs()
	for _, encoding := range []Encoding{JSON, Protobuf} {
		for _, count := range []int{0, 1, 3} {
			list := &corev1.PodList{TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "PodList"}, Items: []corev1.Pod{}}
			list.ListMeta = metav1.ListMeta{ResourceVersion: "5", Continue: "more", RemainingItemCount: new(int64(9))}
			var items []Item
			for range count {
				pod := testPod("p", "u")
				list.Items = append(list.Items, *pod)
				items = append(items, Encoded(codecs.Item(encoding, pod)))
			}
			written := &bytes.Buffer{}
			if err := WriteList(written, encoding, podType, list.ListMeta, items); err != nil {
				t.Fatal(err)
			}
			if want := encode(t, codecs, encoding, list); !bytes.Equal(written.Bytes(), want) {
				t.Errorf("encoding %d, %d pods:\n%q\nnot\n%q", encoding, count, written.Bytes(), want)
			}
		}
	}
}

func TestListsOfMetadataAreWrittenAsByTheCodecs(t *testing.T) {
	codecs := NewCodecs()
	kind := metav1.TypeMeta{APIVersion: "meta.k8s.io/v1", Kind: "PartialObjectMetadata"}
	pod := testPod("p", "u")
	list := &metav1.PartialObjectMetadataList{
		TypeMeta: metav1.TypeMeta{APIVersion: kind.APIVersion, Kind: kind.Kind + "List"},
		ListMeta: metav1.ListMeta{ResourceVersion: "5"},
		Items:    []metav1.PartialObjectMetadata{{TypeMeta: kind, ObjectMeta: pod.ObjectMeta}, {TypeMeta: kind, ObjectMeta: pod.ObjectMeta}},
	}
	for _, encoding := range []Encoding{JSONMetadata, ProtobufMetadata} {
		item := Encoded(codecs.Item(encoding, pod))
		written := &bytes.Buffer{}
		if err := WriteList(written, encoding, podType, list.ListMeta, []Item{item, item}); err != nil {
			t.Fatal(err)
		}
		if want := encode(t, codecs, encoding, list); !bytes.Equal(written.Bytes(), want) {
			t.Errorf("encoding %d:\n%q\nnot\n%q", encoding, written.Bytes(), want)
		}
	}
}

func TestObjectsAreWrittenAsByTheCodecs(t *testing.T) {
	codecs := NewCodecs()
	for _, encoding := range []Encoding{JSON, Protobuf} {
		pod := testPod("p", "u")
		written := AppendObject(nil, encoding, podType, Encoded(codecs.Item(encoding, pod)))
		pod.TypeMeta = metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"}
		if want := bytes.TrimSuffix(encode(t, codecs, encoding, pod), []byte("\n")); !bytes.Equal(written, want) {
			t.Errorf("encoding %d:\n%q\nnot\n%q", encoding, written, want)
		}
	}
}

func TestProtobufEventsAreWrittenAsByTheCodecs(t *testing.T) {
	codecs := NewCodecs()
	pod := testPod("p", "u")
	frame := AppendEvent(nil, Protobuf, "ADDED", podType, Encoded(codecs.Item(Protobuf, pod)))
	pod.TypeMeta = metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"}
	event := metav1.WatchEvent{Type: "ADDED", Object: runtime.RawExtension{Raw: encode(t, codecs, Protobuf, pod)}}
	want, err := event.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if length := int(frame[2])<<8 | int(frame[3]); length != len(want) || !bytes.Equal(frame[4:], want) {
		t.Errorf("length %d:\n%q\nnot %d:\n%q", length, frame[4:], len(want), want)
	}
}

func TestTemplatesMakeWhatTheCodecsWould(t *testing.T) {
	codecs := NewCodecs()
	values := []string{"web-12345", "0123456789abcdef"}
	for encoding := range Encodings {
		placeholders := Placeholders(values)
		body := codecs.Item(encoding, testPod(placeholders[0], placeholders[1]))
		template := NewTemplate(body, placeholders)
		want := codecs.Item(encoding, testPod(values[0], values[1]))
		if got := template.Append(nil, values); !bytes.Equal(got, want) || template.Size() != len(want) {
			t.Errorf("encoding %d:\n%q\nnot\n%q", encoding, got, want)
		}
	}
}

func TestNegotiation(t *testing.T) {
	const metadata = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"
	for _, test := range []struct {
		accept string
		custom bool
		want   Encoding
		ok     bool
	}{
		{"", false, JSON, true},
		{"*/*", false, JSON, true},
		{"application/vnd.kubernetes.protobuf", false, Protobuf, true},
		{"application/vnd.kubernetes.protobuf;stream=watch", false, Protobuf, true},
		{"application/vnd.kubernetes.protobuf, application/json", true, JSON, true},
		{"application/vnd.kubernetes.protobuf", true, JSON, false},
		{"application/json;q=0.5,application/vnd.kubernetes.protobuf", false, Protobuf, true},
		{"application/json;as=Table;v=v1;g=meta.k8s.io,application/json", false, JSON, true},
		{"application/json" + metadata, false, JSONMetadata, true},
		{"application/vnd.kubernetes.protobuf" + metadata, true, ProtobufMetadata, true},
		{"application/yaml", false, JSON, false},
	} {
		got, ok := Negotiate(test.accept, test.custom)
		if got != test.want || ok != test.ok {
			t.Errorf("%q (custom %v): %d, %v", test.accept, test.custom, got, ok)
		}
	}
}
