package wire

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Template is an encoded object in which some strings can be replaced by others
// of the same length, which leaves all else as it is in any encoding. So a
// thousand pods that differ in names alone are one encoded pod.
type Template struct {
	body  []byte
	slots []slot
}

type slot struct {
	offset int
	value  int
	size   int
}

// Placeholders are strings as long as those given, and like nothing else in an object.
func Placeholders(like []string) []string {
	var all []string
	for i, value := range like {
		all = append(all, strings.Repeat("~", len(value)-1)+string(rune('A'+i)))
	}
	return all
}

// NewTemplate finds the placeholders in an encoded object.
func NewTemplate(body []byte, placeholders []string) *Template {
	t := &Template{body: body}
	for value, placeholder := range placeholders {
		t.find(value, []byte(placeholder))
	}
	slices.SortFunc(t.slots, func(a, b slot) int { return a.offset - b.offset })
	return t
}

func (t *Template) find(value int, placeholder []byte) {
	for offset := 0; ; offset++ {
		next := bytes.Index(t.body[offset:], placeholder)
		if next < 0 {
			return
		}
		offset += next
		t.slots = append(t.slots, slot{offset, value, len(placeholder)})
	}
}

// Size is how many bytes each object has.
func (t *Template) Size() int { return len(t.body) }

// Append writes an object with these values.
func (t *Template) Append(to []byte, values []string) []byte {
	start := len(to)
	to = append(to, t.body...)
	object := to[start:]
	for _, slot := range t.slots {
		if len(values[slot.value]) != slot.size {
			panic(fmt.Sprintf("%q is not %d bytes long", values[slot.value], slot.size))
		}
		copy(object[slot.offset:], values[slot.value])
	}
	return to
}
