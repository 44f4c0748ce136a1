package attribnet

import "testing"

func TestNetworkLoads(t *testing.T) {
	net := Network()
	if got := net.Labels(); got != 7 {
		t.Errorf("%d labels, want the 7 roles of package attrib", got)
	}
	if got := net.Decoders(); got != 2 {
		t.Errorf("%d decoders, want attributions as PolNeAR has them, and statements", got)
	}
	for _, name := range []string{"word", "pre", "suf", "bits", "cue", "form", "shape", "quote", "start", "rule"} {
		if net.Table(name) < 0 {
			t.Errorf("the network has no table %q", name)
		}
	}
}
