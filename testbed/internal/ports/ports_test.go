package ports

import (
	"fmt"
	"net"
	"testing"
)

func TestEachPortIsGivenOnce(t *testing.T) {
	pool, seen := &Pool{}, map[int]bool{}
	for range 200 {
		port, err := pool.Take()
		if err != nil || seen[port] {
			t.Fatalf("port %d, %v", port, err)
		}
		seen[port] = true
		if port < first || port >= first+count {
			t.Errorf("port %d is out of range", port)
		}
	}
}

func TestAPortInUseIsNotFree(t *testing.T) {
	port, err := (&Pool{}).Take()
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if free(port) {
		t.Errorf("port %d is in use and was called free", port)
	}
}
