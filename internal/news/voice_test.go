package news

import (
	"strings"
	"testing"
)

func TestCalled(t *testing.T) {
	const body = "Officials said so. A family from Osk knew a friend of his. British officials did not. BBC staff waited. Ida Voss left. Residents heard it, as did human beings. Human Resources officials slept. The Osk council, as the mayor says, did not."
	at := func(words string) Span {
		i := strings.Index(body, words)
		return Span{Start: uint32(i), End: uint32(i + len(words))}
	}
	for _, c := range []struct{ name, head, want string }{
		{"Officials", "Officials", "officials"},
		{"A family from Osk", "family", "a family from Osk"},
		{"British officials", "officials", "British officials"},
		{"Human Resources officials", "officials", "Human Resources officials"},
		{"The Osk council", "council", "the Osk council"},
		{"BBC staff", "staff", "BBC staff"},
		{"Ida Voss", "", "Ida Voss"},
	} {
		v := Voice{Kind: Unnamed, Name: at(c.name)}
		if c.head != "" {
			i := strings.Index(c.name, c.head)
			v.Head = Span{Start: v.Name.Start + uint32(i), End: v.Name.Start + uint32(i+len(c.head))}
		}
		if got := v.Called(body); got != c.want {
			t.Errorf("%q is called %q, not %q", c.name, got, c.want)
		}
	}
}
