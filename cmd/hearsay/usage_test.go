package main

import "testing"

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"claim", "claim", 0}, {"clam", "claim", 1}, {"ksa", "ask", 2}, {"cliam", "claim", 1}, {"", "top", 3}, {"überall", "all", 4}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("from %q to %q: %d", c.a, c.b, got)
		}
	}
}

func TestWordsForFiles(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"usage.go"}, ""},
		{[]string{"lamp"}, ""}, // a file whose name is mistaken, it may be
		{[]string{"usage.go", "nowhere.txt"}, ""},
		{[]string{"usage.go", "lamp"}, `there is no file or folder "lamp"; to find the claim that words mean, give them with --ask 'lamp'`},
		{[]string{"lamp on the mole"}, `there is no file or folder "lamp on the mole"; to find the claim that words mean, give them with --ask 'lamp on the mole'`},
	} {
		err := wordsForFiles(c.args)
		if got := ""; err == nil && c.want != got || err != nil && err.Error() != c.want {
			t.Errorf("%q: %v", c.args, err)
		}
	}
}
