package content

import (
	"bytes"
	"testing"
)

func TestFieldsAreThoseOfTheObject(t *testing.T) {
	cluster := newTestFleet(t, small()).Clusters[0]
	for _, w := range cluster.Workloads {
		pod := w.submitted(w.Identity(0))
		want := findFields(pod)
		if got := w.fields(); !bytes.Equal(got[0].FieldsV1.Raw, want.spec) || !bytes.Equal(got[1].FieldsV1.Raw, want.status) {
			t.Errorf("pods of %s %s:\n%s\nnot\n%s", w.Kind, w.Name, got[0].FieldsV1.Raw, want.spec)
		}
	}
	for _, w := range cluster.Workloads {
		for revision := w.revision - oldRevisions; revision <= w.revision; revision++ {
			set := w.replicaSet(revision)
			got := set.ManagedFields
			set.ManagedFields = nil
			if want := findFields(set); !bytes.Equal(got[0].FieldsV1.Raw, want.spec) || !bytes.Equal(got[1].FieldsV1.Raw, want.status) {
				t.Errorf("ReplicaSet %s:\n%s\nnot\n%s", set.Name, got[0].FieldsV1.Raw, want.spec)
			}
		}
	}
}

func TestPodsAreAsLargeAsRealOnes(t *testing.T) {
	for _, pad := range []int{0, 9000} {
		options := small()
		options.PadBytes = pad
		pod := newTestFleet(t, options).Clusters[0].allPods()[0]
		if size := len(encode(pod)) - pad; size < 8_000 || size > 10_300 {
			t.Errorf("a pod with %d bytes of padding has %d beside them", pad, size)
		}
	}
}
