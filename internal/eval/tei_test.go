package eval

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tei is a corpus of one article with a body.
func tei(id, day, body string) string {
	return fmt.Sprintf(`<teiCorpus><teiHeader><title>None of ours</title></teiHeader><TEI>
 <teiHeader><fileDesc>
  <titleStmt><title n=%q>whatever</title></titleStmt>
  <publicationStmt><authority>Copied on <date when="2011-05-01"/></authority></publicationStmt>
  <sourceDesc><biblFull><titleStmt><title> The Tarn Gazette </title></titleStmt><publicationStmt><date when=%q/></publicationStmt></biblFull></sourceDesc>
 </fileDesc></teiHeader>
 <text><body>%s</body></text></TEI></teiCorpus>`, id, day, body)
}

func TestReadTEI(t *testing.T) {
	got, err := ReadTEI("f", strings.NewReader(tei("7", "1811-08-26", `
  <head><hi rend="smallcaps">The
     Quay.</hi></head>
  <p><pb n="4"/>The har<lb break="no"/>bour of <hi>Tarn</hi>,<lb/>which bur<lb break="no" />
     ned, is <supplied>???</supplied> shut &#x2014; and<cb/>cold.</p><p/>
  <p>He left ; she<lb break="yes"/>stayed.</p>`)))
	if err != nil {
		t.Fatal(err)
	}
	want := []CaseArticle{{
		ID: "7", Title: "article 7", Outlet: "The Tarn Gazette", Published: "1811-08-26",
		Text: "The Quay.\nThe harbour of Tarn, which burned, is ??? shut — and cold.\nHe left ; she stayed.",
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestReadTEIRefuses(t *testing.T) {
	one := tei("7", "1811-08-26", "<p>Burned.</p>")
	twice := strings.Replace(one, "</teiCorpus>", one[strings.Index(one, "<TEI>"):], 1)
	for _, c := range []struct{ in, want string }{
		{"", "no records"},
		{"<teiCorpus/>", "no records"},
		{one[:len(one)-40], "f: article 1: XML syntax error"},
		{strings.Replace(one, "<p>", "<p><hi>", 1), "article 1: XML syntax error"},
		{strings.Replace(one, "Burned", "&undefined;", 1), "invalid character entity"},
		{tei("", "1811-08-26", "<p>Burned.</p>"), "no n to know it by"},
		{tei("7", "1811-08-26", " <p> </p>"), "7 has no text"},
		{tei("7", "August", "<p>Burned.</p>"), `"August" is neither a day`},
		{twice, "article 2: the id 7 stands twice"},
		{tei("7", "", strings.Repeat("<hi>", 100)+"Burned."), "elements within 64 others"},
	} {
		if _, err := ReadTEI("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.80q: %v, want %q in it", c.in, err, c.want)
		}
	}
	broken := errors.New("the disk is gone")
	if _, err := ReadTEI("f", io.MultiReader(strings.NewReader("<teiCorpus>"), failing{broken})); !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
}

func TestReadTEIEndless(t *testing.T) {
	for _, start := range []string{"<teiCorpus>", "<teiCorpus><TEI><text><body>"} {
		_, err := ReadTEI("f", io.MultiReader(strings.NewReader(start), endless{}))
		if err == nil || !strings.Contains(err.Error(), "longer than 32 MB") {
			t.Errorf("after %s: %v", start, err)
		}
	}
}

// endless is a reader of spaces.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

// failing is a reader that has nothing.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
