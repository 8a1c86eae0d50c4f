// Command load serves many clusters from one process, for benchmarks. It is a
// program of its own because it needs no Kubernetes but its types and codecs,
// and so is built in seconds.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/pflag"

	"flotilla/testbed/internal/load/command"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if isPipe(os.Stdin) {
		go func() {
			// A parent that has gone has closed its end; nothing else is expected there.
			_, _ = io.Copy(io.Discard, os.Stdin)
			stop()
		}()
	}
	err := command.Run(ctx, os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, pflag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "testbed load:", err)
		os.Exit(1)
	}
}

// isPipe tells whether a parent holds the other end; a terminal or /dev/null
// says nothing about how long to run.
func isPipe(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0
}
