package news

import "testing"

func TestCallsOutlet(t *testing.T) {
	for _, c := range []struct {
		name, outlet string
		calls, short bool
	}{
		{"The New Tolvane Times", "www.nttimes.com", true, false},
		{"the New Tolvane Times", "www.newtolvanetimes.com", true, true},
		{"NTT", "ntt.co.uk", true, true},
		{"New Tolvane Times", "NTT.co.uk", true, false},
		{"The Bollard", "www.thebollard.co.uk", true, true},
		{"Bollard.com", "news.bollard.com", true, false},
		{"the Tolvane Lantern", "The Tolvane Lantern", true, false},
		{"The Times", "www.nttimes.com", false, true},
		{"Bollard", "www.bollardnews.org", false, true},
		{"The Lantern", "The Tolvane Lantern", false, false}, // no address
		{"Com", "www.bollard.com", false, false},
		{"Co", "www.bollard.co.uk", false, false},
		{"TolvPost", "www.tolvanepost.com", true, false},
		{"TolvPost", "www.tolvanenews.com", false, false},
		{"NewPost", "www.newtolvanepost.com", false, false}, // three letters clip nothing
		{"T", "t.example", false, false},                    // too short to tell
		{"", "www.bollard.com", false, false},
	} {
		if got := CallsOutlet(c.name, c.outlet); got != c.calls {
			t.Errorf("%q is called %q: %v", c.outlet, c.name, got)
		}
		if got := PartOfAddress(c.name, c.outlet); got != c.short {
			t.Errorf("%q may be short for %q: %v", c.name, c.outlet, got)
		}
	}
}

func TestMayCallOutlet(t *testing.T) {
	for _, c := range []struct {
		name, outlet string
		want         bool
	}{
		{"the Lantern", "The Tolvane Lantern", true},
		{"Tolvane Post", "The Tolvane Lantern", false},
		{"Lantern", "www.tolvanelantern.example", true},
		{"Post", "www.tolvanelantern.example", false},
		{"Lantern", "", false},
		{"—", "The Tolvane Lantern", false},
	} {
		if got := MayCallOutlet(c.name, c.outlet); got != c.want {
			t.Errorf("%q for %q: %v", c.name, c.outlet, got)
		}
	}
}

func FuzzCallsOutlet(f *testing.F) {
	f.Add("The New Tolvane Times", "www.nttimes.com")
	f.Add("Ünï", "..co.uk")
	f.Add("", ".")
	f.Fuzz(func(t *testing.T, name, outlet string) {
		if name == outlet && name != "" && !CallsOutlet(name, outlet) {
			t.Errorf("%q is not called so", name)
		}
		PartOfAddress(name, outlet)
	})
}

func TestOwner(t *testing.T) {
	for name, want := range map[string]string{"the Wire’s": "the Wire", "the Wire's": "the Wire", "Tarn News’": "Tarn News", "Tarn News'": "Tarn News", "": ""} {
		if got, owns := Owner(name); got != want || owns != (name != "") {
			t.Errorf("%q: %q, %v", name, got, owns)
		}
	}
	if got, owns := Owner("Tarn News"); got != "Tarn News" || owns {
		t.Errorf("a name alone is %q's", got)
	}
}
