package term

import (
	"cmp"

	"hearsay/internal/news"
)

// doubted sets the first doubt at a glance, and how many more there are.
func (t *traced) doubted(c *news.Claim) {
	n := 0
	var first *news.Response
	for i := range c.Responses {
		if r := &c.Responses[i]; r.Stance == news.DoubtsClaim {
			if n++; first == nil {
				first = r
			}
		}
	}
	if first == nil {
		return
	}
	who := t.answerer(first)
	if n > 1 {
		who += ", and " + plural(n-1, "more doubt", "more doubts")
	}
	t.labelled(margin, "doubted by", label, who+": "+t.words(first.Words), 3)
}

// answerer is who says something to a claim, and where: the article itself where nobody in
// it does.
func (t *traced) answerer(r *news.Response) string {
	a := t.article(r.Article)
	if r.Voice == "" {
		return cmp.Or(t.where(a), "an article")
	}
	return Clean(r.Voice) + " (" + t.where(a) + ")"
}

// answers sets who else speaks about the claim and does not tell it: who doubts it, judges
// it, takes it back, or will not say.
func (t *followed) answers() {
	t.listed("WHO ELSE SPEAKS TO IT", len(t.c.Responses), most, func(i int) {
		r := &t.c.Responses[i]
		t.block(margin, r.Stance.Said()+": "+t.answerer(r), 0, "")
		t.sentence(r.Words, margin+2)
	})
}
