// Package content makes up what the load server's clusters hold. The same seed
// gives the same objects, down to their UIDs.
package content

import (
	"encoding/binary"
	"encoding/hex"
)

// Seed is where made-up names and numbers come from.
type Seed uint64

// letters are those that Kubernetes uses for the ends of generated names.
const letters = "bcdfghjklmnpqrstvwxz2456789"

// Derive gives the seed of a part.
func (s Seed) Derive(parts ...uint64) Seed {
	for _, part := range parts {
		s = Seed(mix(uint64(s) + (part+1)*0x9e3779b97f4a7c15))
	}
	return s
}

// Below gives a number from 0 to count-1.
func (s Seed) Below(count int) int {
	return int(mix(uint64(s)) % uint64(count))
}

// UUID gives a UID in the form that Kubernetes writes.
func (s Seed) UUID() string {
	b := s.bytes(16)
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	to := make([]byte, 36)
	hex.Encode(to[0:8], b[0:4])
	hex.Encode(to[9:13], b[4:6])
	hex.Encode(to[14:18], b[6:8])
	hex.Encode(to[19:23], b[8:10])
	hex.Encode(to[24:36], b[10:16])
	to[8], to[13], to[18], to[23] = '-', '-', '-', '-'
	return string(to)
}

// SHA256 gives 64 hexadecimal digits, as in the digest of an image.
func (s Seed) SHA256() string {
	return hex.EncodeToString(s.bytes(32))
}

// Letters gives the end of a generated name.
func (s Seed) Letters(count int) string {
	to := make([]byte, count)
	for i := range to {
		to[i] = letters[s.Derive(uint64(i)).Below(len(letters))]
	}
	return string(to)
}

func (s Seed) bytes(count int) []byte {
	to := make([]byte, 0, count)
	for word := uint64(0); len(to) < count; word++ {
		to = binary.BigEndian.AppendUint64(to, uint64(s.Derive(word)))
	}
	return to
}

// mix is the finalizer of SplitMix64.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
