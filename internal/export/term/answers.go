package term

import (
	"cmp"

	"hearsay/internal/news"
)

// answered says, of each stance of who neither tells nor denies a claim, what it does.
var answered = map[news.ToClaim]string{
	news.DoubtsClaim:   "doubts it",
	news.CommentsClaim: "comments on it",
	news.CorrectsClaim: "corrects it",
	news.DeclinesClaim: "will not say",
}

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
	if len(t.c.Responses) == 0 {
		return
	}
	t.heading("WHO ELSE SPEAKS TO IT")
	for i := range t.c.Responses {
		if !t.all && i == most {
			t.cutShort(len(t.c.Responses) - i)
			return
		}
		r := &t.c.Responses[i]
		t.block(margin, answered[r.Stance]+": "+t.answerer(r), 0, "")
		t.sentence(r.Words, margin+2)
	}
}
