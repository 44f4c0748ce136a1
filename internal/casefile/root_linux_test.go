package casefile

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// giveUpRoot makes this test see permissions as an ordinary user does, which
// root does not: for files, and for the one thread that the test runs on.
func giveUpRoot(t *testing.T) {
	if os.Getuid() != 0 {
		return
	}
	runtime.LockOSThread() // and never unlocked: the thread ends with the test
	if err := syscall.Setfsuid(65534); err != nil {
		t.Skip("cannot give up root's rights:", err)
	}
	t.Cleanup(func() { _ = syscall.Setfsuid(0) })
}
