package provenance

import "testing"

func TestSameOutlets(t *testing.T) {
	for _, c := range []struct {
		names []string
		a, b  string
		same  bool
	}{
		{nil, "the North’s KCNA news agency", "KCNA", true},
		{nil, "AP", "The Associated Press", true},
		{nil, "Tarn Wire", "the Tarn Wire", true},
		{nil, "the Skerry Matin newspaper", "Skerry Matin", true},
		{nil, "SKN Television", "SKN", true},
		{nil, "LK Times", "Lower Kelland Times", true},
		{nil, "the LK Times newspaper", "Lower Kelland Times", false}, // nobody calls it LK Times
		{[]string{"LK Times"}, "the LK Times newspaper", "Lower Kelland Times", true},
		{[]string{"Little Kelland Times"}, "LK Times", "Lower Kelland Times", false},
		{nil, "Times", "Lower Kelland Times", false},
		{nil, "French television", "French national radio", false},
		{nil, "Skerry News", "Skerry Radio", false},
		{nil, "Post", "Skerry Post", false},
	} {
		names := map[string][]string{}
		for _, n := range append(c.names, c.a, c.b) {
			names[outletKey(n)] = append(names[outletKey(n)], n)
		}
		same := sameOutlets(names, map[string]bool{"news": true, "radio": true, "television": true})
		of := func(name string) string {
			if key := same[outletKey(name)]; key != "" {
				return key
			}
			return outletKey(name)
		}
		if got := of(c.a) == of(c.b); got != c.same {
			t.Errorf("%q and %q are one outlet: %t (%q, %q)", c.a, c.b, got, of(c.a), of(c.b))
		}
	}
}
