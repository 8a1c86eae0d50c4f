package control

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

const (
	stateFile = "state.json"
	// LogFile is where a supervisor in the background writes. It is kept when
	// the rest of the directory is cleared.
	LogFile = "supervisor.log"
	// maxSocketPath is less than any system allows for the path of a socket.
	maxSocketPath = 100
)

// ErrNoState says that a directory has never been a testbed's.
var ErrNoState = errors.New("no testbed has been here")

// Prepare clears the directory for a new testbed. It touches neither one that is
// in use nor one that holds anything but a testbed.
func Prepare(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) == 0 || (len(entries) == 1 && entries[0].Name() == LogFile) {
		return nil
	}
	if _, err := ReadState(dir); err != nil {
		return fmt.Errorf("%s is not empty and is not a testbed's; choose another --dir", dir)
	}
	if running, _ := Connect(dir); running != nil {
		return fmt.Errorf("a testbed is running in %s; stop it first: testbed down --dir %s", dir, dir)
	}
	for _, entry := range entries {
		if entry.Name() != LogFile {
			if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// ReadState reads the state that a supervisor left in the directory.
func ReadState(dir string) (State, error) {
	state := State{}
	content, err := os.ReadFile(filepath.Join(dir, stateFile))
	if errors.Is(err, os.ErrNotExist) {
		return state, fmt.Errorf("%s: %w", dir, ErrNoState)
	}
	if err != nil {
		return state, err
	}
	return state, json.Unmarshal(content, &state)
}

// WriteState replaces the state in one step, so that nobody reads half of it.
func WriteState(dir string, state State) error {
	content, err := json.MarshalIndent(state, "", "  ")
	if err != nil {
		return err
	}
	next := filepath.Join(dir, stateFile+".next")
	if err := os.WriteFile(next, append(content, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(next, filepath.Join(dir, stateFile))
}

// SocketPath chooses where to listen. A path that is too long for a socket is
// replaced by one in a directory of its own; it is written in the state.
func SocketPath(dir string) (string, error) {
	path := filepath.Join(dir, "control.sock")
	if len(path) <= maxSocketPath {
		return path, nil
	}
	short, err := os.MkdirTemp("", "testbed-")
	return filepath.Join(short, "control.sock"), err
}
