package nn

import "testing"

// TestOlderProcessors holds the kernels for processors without registers of 64 bytes
// against plain Go; on the others, the tests in nn_test.go hold those for them.
func TestOlderProcessors(t *testing.T) {
	if !faster {
		t.Skip("this processor has no registers of 64 bytes: all other tests are of these kernels")
	}
	t.Cleanup(func() { faster = true })
	faster = false
	t.Run("whole numbers", TestWholeIsPlain)
	t.Run("rows", TestRowsTogether)
	t.Run("cells", TestCellIsPlain)
	t.Run("a network", TestLabelTogether)
}
