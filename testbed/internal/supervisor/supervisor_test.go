package supervisor

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"flotilla/testbed/internal/control"
	"flotilla/testbed/internal/process"
)

// fleet has two clusters whose components do nothing, and a socket.
func fleet(t *testing.T, ready AwaitReady) (*Supervisor, *control.Client, string) {
	t.Helper()
	dir := t.TempDir()
	socket, err := control.SocketPath(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := New(dir, control.State{PID: os.Getpid(), Socket: socket})
	t.Cleanup(s.Down)
	for _, name := range []string{"a", "b"} {
		s.AddCluster(name, control.Cluster{Server: "https://" + name}, "kube-apiserver", ready)
		start(t, s, name, "kube-apiserver", "exec sleep 60")
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() { _ = control.Serve(listener, s, func() {}) }()
	client, err := control.Connect(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s, client, dir
}

func start(t *testing.T, s *Supervisor, cluster, name, script string) {
	t.Helper()
	spec := process.Spec{Name: name, Path: "/bin/sh", Args: []string{"-c", script}, Log: filepath.Join(t.TempDir(), "log")}
	if err := s.Start(cluster, spec); err != nil {
		t.Fatal(err)
	}
}

func apiServer(t *testing.T, client *control.Client, cluster string) process.Status {
	t.Helper()
	state, err := client.State()
	if err != nil {
		t.Fatal(err)
	}
	return state.Clusters[cluster].Components["kube-apiserver"]
}

func act(client *control.Client, do string) error {
	return client.Act(control.Action{Do: do, Cluster: "a", Component: "kube-apiserver"})
}

func TestActsConcernOneClusterAndAreInTheFile(t *testing.T) {
	_, client, dir := fleet(t, nil)
	other := apiServer(t, client, "b")
	for _, step := range []struct{ do, state string }{
		{control.Freeze, process.Frozen}, {control.Thaw, process.Running},
		{control.Kill, process.Exited}, {control.Restart, process.Running},
	} {
		if err := act(client, step.do); err != nil {
			t.Fatal(err)
		}
		if got := apiServer(t, client, "a").State; got != step.state {
			t.Errorf("after %s: %s", step.do, got)
		}
		file, err := control.ReadState(dir)
		if err != nil || file.Clusters["a"].Components["kube-apiserver"].State != step.state {
			t.Errorf("file after %s: %+v, %v", step.do, file.Clusters["a"], err)
		}
	}
	if got := apiServer(t, client, "b"); got != other {
		t.Errorf("the other cluster changed from %+v to %+v", other, got)
	}
}

func TestADeadComponentIsShownAndHarmsNobody(t *testing.T) {
	s, client, _ := fleet(t, nil)
	start(t, s, "a", "kwok", "exit 7")
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if got := s.State().Clusters["a"].Components["kwok"]; got.State == process.Exited && got.Exit == "exit status 7" {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the death was not noticed")
		}
	}
	if got := apiServer(t, client, "a").State; got != process.Running {
		t.Errorf("the API server is %s", got)
	}
}

func TestRestartWaitsUntilTheComponentServes(t *testing.T) {
	broken := errors.New("does not serve")
	_, client, _ := fleet(t, func(context.Context) error { return broken })
	if err := act(client, control.Restart); err == nil || !strings.Contains(err.Error(), broken.Error()) {
		t.Errorf("error %v", err)
	}
}

func TestMistakesListWhatThereIs(t *testing.T) {
	_, client, _ := fleet(t, nil)
	err := client.Act(control.Action{Do: control.Kill, Cluster: "c", Component: "kube-apiserver"})
	if err == nil || !strings.Contains(err.Error(), "there are a, b") {
		t.Errorf("error %v", err)
	}
	err = client.Act(control.Action{Do: control.Kill, Cluster: "a", Component: "etcd"})
	if err == nil || !strings.Contains(err.Error(), "it has kube-apiserver") {
		t.Errorf("error %v", err)
	}
	if err := act(client, "tickle"); err == nil {
		t.Error("an unknown action was accepted")
	}
}

func TestDownEndsEverythingEvenWhatIsFrozen(t *testing.T) {
	s, client, _ := fleet(t, nil)
	if err := act(client, control.Freeze); err != nil {
		t.Fatal(err)
	}
	pids := []int{apiServer(t, client, "a").PID, apiServer(t, client, "b").PID}
	s.Down()
	for _, pid := range pids {
		if syscall.Kill(pid, 0) == nil {
			t.Errorf("process %d is still there", pid)
		}
	}
	spec := process.Spec{Name: "late", Path: "/bin/sh", Args: []string{"-c", "sleep 60"}, Log: filepath.Join(t.TempDir(), "log")}
	if err := s.Start("a", spec); err == nil {
		t.Error("something was started after the end")
	}
	if err := act(client, control.Restart); err == nil {
		t.Error("something was restarted after the end")
	}
}

func TestPrepareSparesWhatIsNotATestbeds(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := control.Prepare(dir); err == nil {
		t.Error("a foreign directory was taken")
	}
	_, _, running := fleet(t, nil)
	if err := control.Prepare(running); err == nil || !strings.Contains(err.Error(), "is running") {
		t.Errorf("a directory in use was taken: %v", err)
	}
}
