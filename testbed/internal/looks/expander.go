package looks

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"strconv"
	"strings"
)

// expander fills in placeholders: {cluster}, {clusterUUID}, {index}, {node},
// {region}, {zone}, and the identifiers of the node {uuid}, {instance}
// (17 hexadecimal digits), {short} (8) and {number} (19 decimal digits).
// Identifiers are made from names, so that a fleet looks the same every time.
type expander struct {
	known map[string]string
}

func newExpander(cluster string, index int) expander {
	node := digest(fmt.Sprintf("%s/%d", cluster, index))
	return expander{known: map[string]string{
		"cluster":     cluster,
		"clusterUUID": uuid(digest(cluster)),
		"index":       strconv.Itoa(index),
		"uuid":        uuid(node),
		"instance":    "0" + hex.EncodeToString(node[:8]),
		"short":       hex.EncodeToString(node[:4]),
		"number":      fmt.Sprintf("%019d", binary.BigEndian.Uint64(node[:8])>>1),
	}}
}

func (e expander) set(name, value string) {
	e.known[name] = value
}

func (e expander) text(template string) string {
	pairs := []string{}
	for name, value := range e.known {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// values merges maps, later ones winning, and fills in their values.
func (e expander) values(templates ...map[string]string) map[string]string {
	merged := map[string]string{}
	for _, template := range templates {
		maps.Copy(merged, template)
	}
	for key, value := range merged {
		merged[key] = e.text(value)
	}
	return merged
}

func digest(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

// uuid shapes a digest into a version 4 UUID.
func uuid(sum []byte) string {
	b := append([]byte{}, sum[:16]...)
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
