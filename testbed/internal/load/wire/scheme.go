// Package wire writes objects as API servers do. Kubernetes' own codecs encode
// each object; what goes around objects is put together here, byte for byte as
// those codecs would, so that an object is encoded once and sent often.
package wire

import (
	"bytes"
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
)

// Codecs encode and decode all that the load server serves.
type Codecs struct {
	Scheme *runtime.Scheme
	// JSON and Protobuf write objects with their kind.
	JSON     runtime.Serializer
	Protobuf runtime.Serializer
	raw      runtime.Encoder
}

// NewCodecs makes codecs.
func NewCodecs() *Codecs {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		corev1.AddToScheme, appsv1.AddToScheme, batchv1.AddToScheme, metav1.AddMetaToScheme,
	} {
		utilruntime.Must(add(scheme))
	}
	metav1.AddToGroupVersion(scheme, corev1.SchemeGroupVersion)
	return &Codecs{
		Scheme:   scheme,
		JSON:     json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme, scheme, json.SerializerOptions{}),
		Protobuf: protobuf.NewSerializer(scheme, scheme),
		raw:      protobuf.NewRawSerializer(scheme, scheme),
	}
}

// Item encodes one object without its kind, as it is in a list. JSON comes
// without its first brace, which is what a kind is written in front of.
func (c *Codecs) Item(encoding Encoding, object runtime.Object) []byte {
	if encoding.metadataOnly() {
		object = partial(object)
	}
	buffer := &bytes.Buffer{}
	encoder := runtime.Encoder(c.JSON)
	if encoding.IsProtobuf() {
		encoder = c.raw
	}
	if err := encoder.Encode(object, buffer); err != nil {
		panic(fmt.Sprintf("encoding %T: %v", object, err))
	}
	if encoding.IsProtobuf() {
		return buffer.Bytes()
	}
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))[1:]
}

func partial(object runtime.Object) runtime.Object {
	accessor, err := meta.Accessor(object)
	if err != nil {
		panic(fmt.Sprintf("%T has no metadata: %v", object, err))
	}
	return meta.AsPartialObjectMetadata(accessor)
}
