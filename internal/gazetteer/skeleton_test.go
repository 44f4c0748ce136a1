package gazetteer

import "testing"

func TestSkeleton(t *testing.T) {
	for name, want := range map[string]string{
		"Deir ez-Zor": "dr zr", "Deir Ezzor": "dr zr", "Dayr al-Zawr": "dr zr", "Deir al-Zour": "dr zr", "Dayr az Zawr": "dr zr",
		"Abu al-Duhur": "", "Ras al-Ain": "", "London": "", "Al Capone": "", "Deir": "", "": "", "-": "", "’": "", "al-al": "",
		"Los Angeles": "", "Sharm el-Sheikh": "srm sk", "Sharm El Sheikh": "srm sk",
	} {
		got := string(Skeleton(nil, name))
		if want != "" {
			want = skeletonMark + want
		}
		if got != want {
			t.Errorf("Skeleton(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestSpelt(t *testing.T) {
	for _, name := range []string{"Deir Ezzor", "Deir al Zor", "Dair al-Zour"} {
		found := false
		for _, p := range Spelt(nil, name) {
			found = found || p.ID == 170794
		}
		if !found {
			t.Errorf("%s is not found", name)
		}
	}
	for _, name := range []string{"Homs", "Smith", "Al Capone", "Boston"} {
		if p := Spelt(nil, name); len(p) > 0 {
			t.Errorf("%s is taken for %v", name, p)
		}
	}
	if n := testing.AllocsPerRun(100, func() { Spelt(nil, "Los Alamos Valley") }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func FuzzSkeleton(f *testing.F) {
	f.Add("Deir ez-Zor")
	f.Add("a’b'c-d")
	f.Fuzz(func(t *testing.T, name string) {
		if s := Skeleton(nil, name); len(s) > len(name)+1 {
			t.Errorf("the skeleton %q of %q is longer than it", s, name)
		}
	})
}
