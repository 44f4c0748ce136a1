//go:build !linux

package casefile

import (
	"os"
	"testing"
)

// giveUpRoot skips the test for root, who may write everything.
func giveUpRoot(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everything: run this as an ordinary user")
	}
}
