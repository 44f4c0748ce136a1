package gazetteer

import (
	"math"
	"strings"
	"testing"
)

func TestAround(t *testing.T) {
	for name, c := range map[string]struct {
		box  Box
		n    int
		want string
	}{
		"London and its boroughs are the largest": {Box{51, -1, 52, 1}, 1, "London"},
		"the largest first":                       {Box{40, -1, 49, 8}, 3, "Paris, Barcelona, Marseille"},
		"with accents":                            {Box{9.5, -84.5, 10.2, -83.8}, 1, "San José"},
		"across the date line":                    {Box{-20, 176, -12, -170}, 1, "Nasinu"},
		"none wanted":                             {Box{-90, -180, 90, 180}, 0, ""},
		"the open sea":                            {Box{-45, -140, -40, -130}, 5, ""},
		"nothing":                                 {Box{90, 0, -90, 0}, 5, ""},
		"no number":                               {Box{math.NaN(), math.NaN(), math.NaN(), math.NaN()}, 5, ""},
	} {
		var got []string
		for _, town := range Around(c.box, c.n) {
			got = append(got, town.Name)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}

func BenchmarkAround(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Around(Box{51, -1, 52, 1}, 40)
	}
}
