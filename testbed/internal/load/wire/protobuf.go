package wire

import "encoding/binary"

// appendHeader begins a protobuf field that has a length.
func appendHeader(to []byte, field, size int) []byte {
	to = binary.AppendUvarint(to, uint64(field)<<3|2)
	return binary.AppendUvarint(to, uint64(size))
}

func appendField[T string | []byte](to []byte, field int, content T) []byte {
	return append(appendHeader(to, field, len(content)), content...)
}

// headerSize is how many bytes appendHeader adds, for fields up to 15.
func headerSize(size int) int {
	return 1 + len(binary.AppendUvarint(nil, uint64(size)))
}
