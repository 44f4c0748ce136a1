package news

import "testing"

func TestOutletKey(t *testing.T) {
	for _, one := range [][]string{
		{"The Orlin Post", "Orlin Post", " the orlin post "},
		{"africa.tolvadaily.com.cn", "www.tolvadaily.com.cn", "tolvadaily.com.cn"},
		{"edition.orlin.com", "money.orlin.com", "orlin.com"},
		{"www.orlin.co.uk", "news.orlin.co.uk"},
	} {
		for _, name := range one {
			if got, want := OutletKey(name), OutletKey(one[0]); got != want || got == "" {
				t.Errorf("OutletKey(%q) = %q, of %q %q", name, got, one[0], want)
			}
		}
	}
	for _, two := range [][2]string{
		{"voss.blogspot.com", "brandt.blogspot.com"},
		{"voss.substack.com", "brandt.substack.com"},
		{"orlinnews.go.com", "tolvasport.go.com"},
		{"orlin.co.uk", "tolva.co.uk"},
		{"Orlin Post", "Orlin News"},
		{"co.uk", "org.uk"},
	} {
		if a, b := OutletKey(two[0]), OutletKey(two[1]); a == b {
			t.Errorf("%q and %q have one key, %q", two[0], two[1], a)
		}
	}
	if got := OutletKey(" "); got != "" {
		t.Errorf("no name has the key %q", got)
	}
}
