package process

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

func start(t *testing.T, script string) (*Process, *atomic.Int32) {
	t.Helper()
	changes := &atomic.Int32{}
	spec := Spec{Name: "child", Path: "/bin/sh", Args: []string{"-c", script}, Env: []string{"GREETING=hello"}, Log: filepath.Join(t.TempDir(), "log")}
	p, err := Start(spec, func() { changes.Add(1) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Kill() })
	return p, changes
}

// alive does not count a zombie: in a container nobody may be there to reap it.
func alive(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err == nil && strings.Contains(string(stat), ") Z ") {
		return false
	}
	return syscall.Kill(pid, 0) == nil
}

func TestKillAndRestart(t *testing.T) {
	p, changes := start(t, `echo "$GREETING"; exec sleep 60`)
	first := p.Status()
	if err := p.Kill(); err != nil {
		t.Fatal(err)
	}
	if after := p.Status(); after.State != Exited || after.Exit != "signal: killed" || alive(first.PID) {
		t.Errorf("after kill: %+v", after)
	}
	if err := p.Kill(); err == nil || !strings.Contains(err.Error(), "child is not running") {
		t.Errorf("second kill: %v", err)
	}
	if err := p.Restart(); err != nil {
		t.Fatal(err)
	}
	if again := p.Status(); again.State != Running || again.PID == first.PID || again.Restarts != 1 {
		t.Errorf("after restart: %+v", again)
	}
	if changes.Load() != 3 {
		t.Errorf("%d changes, want start, kill and start", changes.Load())
	}
}

func TestTheLogIsKeptOverRestarts(t *testing.T) {
	p, _ := start(t, `echo "$GREETING"`)
	<-p.Done()
	if err := p.Restart(); err != nil {
		t.Fatal(err)
	}
	<-p.Done()
	if text, _ := os.ReadFile(p.Status().Log); string(text) != "hello\nhello\n" {
		t.Errorf("log %q", text)
	}
}

func TestFrozenIsStoppedAndCanBeThawedOrRestarted(t *testing.T) {
	p, _ := start(t, `exec sleep 60`)
	if err := p.Freeze(); err != nil {
		t.Fatal(err)
	}
	if got := p.Status().State; got != Frozen {
		t.Errorf("state %s", got)
	}
	if err := p.Thaw(); err != nil || p.Status().State != Running {
		t.Errorf("thaw: %v, %s", err, p.Status().State)
	}
	if err := p.Freeze(); err != nil {
		t.Fatal(err)
	}
	if err := p.Restart(); err != nil || p.Status().State != Running {
		t.Errorf("restart: %v, %s", err, p.Status().State)
	}
}

func TestDeathIsNoticed(t *testing.T) {
	p, _ := start(t, `exit 3`)
	<-p.Done()
	if got := p.Status(); got.State != Exited || got.Exit != "exit status 3" {
		t.Errorf("status %+v", got)
	}
}

// TestHelper is no test: it is the parent that the next test kills.
func TestHelper(t *testing.T) {
	if os.Getenv("PROCESS_TEST_HELPER") == "" {
		t.Skip("runs as a process of its own")
	}
	p, _ := start(t, `exec sleep 60`)
	_, _ = os.Stdout.WriteString("pid=" + strconv.Itoa(p.Status().PID) + "\n")
	time.Sleep(time.Minute)
}

func TestChildrenDieWithTheirParent(t *testing.T) {
	if _, err := os.Stat("/proc/self"); err != nil {
		t.Skip("only Linux ends the children of a killed parent")
	}
	helper := exec.Command(os.Args[0], "-test.run=^TestHelper$")
	helper.Env = append(os.Environ(), "PROCESS_TEST_HELPER=1")
	output, err := helper.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := helper.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(output).ReadString('\n')
	pid, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(line, "pid=")))
	if err != nil || !alive(pid) {
		t.Fatalf("no child: %q", line)
	}
	_ = helper.Process.Kill()
	_ = helper.Wait()
	for end := time.Now().Add(5 * time.Second); alive(pid); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("child %d outlived its parent", pid)
		}
	}
}
