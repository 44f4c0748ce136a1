package eval

import "testing"

func TestKindOfContent(t *testing.T) {
	for words, want := range map[string]contentKind{
		`that the quay was closed`:                  indirectContent,
		`“The quay was closed,”`:                    directContent,
		`"The quay was closed."`:                    directContent,
		"`` The quay was closed . ''":               directContent,
		`“The quay was closed.`:                     directContent, // runs on in the next paragraph
		`that the quay was “closed for good”`:       mixedContent,
		`“closed for good” since the spring`:        mixedContent,
		`“closed,” and that it was “shut for good”`: mixedContent,
		`the quay's lights weren't on`:              indirectContent,
		``:                                          indirectContent,
	} {
		if got := kindOfContent(words); got != want {
			t.Errorf("%s is %s, not %s", words, contentKindNames[got], contentKindNames[want])
		}
	}
}

func TestContentByKind(t *testing.T) {
	g := AttributionGold{
		ID: "a", Text: `He said “no” now`,
		Tokens:     []Range{{0, 2}, {3, 7}, {8, 12}, {13, 16}},
		Labels:     []string{"B-source", "B-cue", "B-content", "O"},
		Paragraphs: []Range{{0, 4}},
	}
	s := ScoreAttribution([]AttributionGold{g}, []AttributionPrediction{{ID: "a", Attributions: []Attribution{
		{Content: []Range{{8, 12}}}, {Content: []Range{{13, 16}}},
	}}})
	k := s.All.ContentByKind
	if k[directContent].TP != 1 || k[directContent].Gold != 1 || k[indirectContent].Predicted != 1 || k[indirectContent].Gold != 0 || k[mixedContent].Predicted != 0 {
		t.Errorf("counted %+v", k)
	}
}
