package wire

import (
	"mime"
	"slices"
	"strconv"
	"strings"
)

// Encoding is how objects are written.
type Encoding int

// The encodings; those of metadata are of PartialObjectMetadata.
const (
	JSON Encoding = iota
	Protobuf
	JSONMetadata
	ProtobufMetadata
	Encodings
)

const protobufType = "application/vnd.kubernetes.protobuf"

// IsProtobuf tells protobuf from JSON.
func (e Encoding) IsProtobuf() bool { return e == Protobuf || e == ProtobufMetadata }

func (e Encoding) metadataOnly() bool { return e == JSONMetadata || e == ProtobufMetadata }

// ContentType is what an answer says that it is.
func (e Encoding) ContentType(watch bool) string {
	switch {
	case e.IsProtobuf() && watch:
		return protobufType + ";stream=watch"
	case e.IsProtobuf():
		return protobufType
	default:
		return "application/json"
	}
}

// Negotiate picks from what a request accepts. Custom resources are JSON only,
// but for their metadata. It returns false where nothing fits.
func Negotiate(accept string, custom bool) (Encoding, bool) {
	if strings.TrimSpace(accept) == "" {
		return JSON, true
	}
	for _, clause := range clauses(accept) {
		if encoding, ok := clause.encoding(); ok && !(custom && encoding == Protobuf) {
			return encoding, true
		}
	}
	return JSON, false
}

type clause struct {
	mediaType  string
	parameters map[string]string
	weight     float64
}

// clauses are what an Accept header names, the best first.
func clauses(accept string) []clause {
	var found []clause
	for text := range strings.SplitSeq(accept, ",") {
		mediaType, parameters, err := mime.ParseMediaType(text)
		if err != nil {
			continue // What is not a media type is none that we have.
		}
		weight, err := strconv.ParseFloat(parameters["q"], 64)
		if err != nil {
			weight = 1
		}
		found = append(found, clause{mediaType, parameters, weight})
	}
	slices.SortStableFunc(found, func(a, b clause) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		default:
			return 0
		}
	})
	return found
}

func (c clause) encoding() (Encoding, bool) {
	var whole, metadata Encoding
	switch c.mediaType {
	case "application/json", "application/*", "*/*":
		whole, metadata = JSON, JSONMetadata
	case protobufType:
		whole, metadata = Protobuf, ProtobufMetadata
	default:
		return JSON, false
	}
	switch c.parameters["as"] {
	case "":
		return whole, true
	case "PartialObjectMetadata", "PartialObjectMetadataList":
		return metadata, c.parameters["v"] == "v1"
	default:
		return JSON, false
	}
}
