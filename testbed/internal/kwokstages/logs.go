package kwokstages

import (
	"fmt"
	"strings"
	"time"
)

// Log is what every container has logged, and PreviousLog what it had logged
// before it crashed, in the format in which container runtimes write.
func Log(at time.Time) []byte {
	return lines(at, `{"level":"info","msg":"listening","port":8080}`, `{"level":"info","msg":"ready"}`)
}

// PreviousLog is the end of a container.
func PreviousLog(at time.Time) []byte {
	return lines(at, `{"level":"info","msg":"starting"}`, `{"level":"fatal","msg":"cannot reach the database"}`)
}

func lines(at time.Time, texts ...string) []byte {
	log := &strings.Builder{}
	for _, text := range texts {
		fmt.Fprintf(log, "%s stdout F %s\n", at.UTC().Format(time.RFC3339Nano), text)
	}
	return []byte(log.String())
}
