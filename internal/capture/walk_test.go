package capture

import "testing"

func TestIsAddress(t *testing.T) {
	for name, want := range map[string]bool{
		"https://news.example/1": true, "HTTP://news.example": true, "www.news.example/page": true,
		"news.html": false, "http:/": false, "https://": false, "case://x": false, "notes on www.txt": false,
	} {
		if got := isAddress(name); got != want {
			t.Errorf("%q is an address: %v", name, got)
		}
	}
}
