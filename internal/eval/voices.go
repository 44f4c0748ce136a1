package eval

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"

	"hearsay/internal/news"
)

// voicesGold is our own gold of voices; see docs/gold-voices.md. It holds no
// text: its spans point into the articles of the news clusters.
//
//go:embed testdata/gold/voices.jsonl
var voicesGold []byte

// voicesMoreGold is gold of the same kind, made later by one reader to develop on.
//
//go:embed testdata/gold/voices-more.jsonl
var voicesMoreGold []byte

// VoicesGold is a line of the gold of voices: who speaks in one article, what
// they say, and through whom it came.
type VoicesGold struct {
	ID         string          `json:"id"`
	Text       string          `json:"-"` // read from the news clusters
	Voices     []GoldVoice     `json:"voices"`
	Statements []GoldStatement `json:"statements"`
}

// GoldVoice is one voice of the gold.
type GoldVoice struct {
	Kind   news.VoiceKind `json:"kind"`
	Number int            `json:"number"` // how many people, if said; 0: not known
	Named  bool           `json:"named"`
	Names  []Range        `json:"names"` // the first occurrence of each way in which it is named
}

// GoldStatement is a statement that somebody other than the author makes.
type GoldStatement struct {
	Content []Range     `json:"content"`
	Cue     []Range     `json:"cue"`
	Source  []Range     `json:"source"`
	Voice   int         `json:"voice"` // index into Voices
	Chain   []VoiceLink `json:"chain"`
	Stance  news.Stance `json:"stance"`
	Kind    news.Kind   `json:"kind"`
	Denies  int         `json:"denies"` // index into Statements, or -1
}

// VoiceLink is a voice that passed a statement on.
type VoiceLink struct {
	Voice int   `json:"voice"` // index into Voices
	Span  Range `json:"span"`  // the words that say so
}

// VoicesPrediction is what was found in one article: a line of predictions.
type VoicesPrediction struct {
	ID         string           `json:"id"`
	Voices     []FoundVoice     `json:"voices"`
	Statements []VoiceStatement `json:"statements"`
}

// FoundVoice is a voice that the engine found.
type FoundVoice struct {
	Kind     news.VoiceKind `json:"kind"`
	Name     []Range        `json:"name"` // none or one
	Mentions []Range        `json:"mentions"`
}

// VoiceStatement is a statement that the engine found.
type VoiceStatement struct {
	Content []Range     `json:"content"`
	Cue     []Range     `json:"cue"`
	Voice   int         `json:"voice"` // index into Voices, or -1
	Chain   []VoiceLink `json:"chain"`
}

// ReadVoicesGold reads the gold of voices, JSON lines. name stands for r in
// errors.
func ReadVoicesGold(name string, r io.Reader) ([]VoicesGold, error) {
	return readGold(name, r, func(g *VoicesGold) error {
		if g.ID == "" {
			return errNoID
		}
		for i := range g.Voices {
			if err := allOrdered(g.Voices[i].Names); err != nil {
				return fmt.Errorf("voice %d: %w", i, err)
			}
		}
		for i := range g.Statements {
			s := &g.Statements[i]
			err := errors.Join(allOrdered(slices.Concat(s.Content, s.Cue, s.Source)), linksExist(s.Chain, len(g.Voices)))
			switch {
			case err != nil:
			case len(s.Content) == 0:
				err = errors.New("no content")
			case s.Voice < 0 || s.Voice >= len(g.Voices):
				err = fmt.Errorf("there is no voice %d", s.Voice)
			case s.Denies < -1 || s.Denies >= len(g.Statements):
				err = fmt.Errorf("there is no statement %d to deny", s.Denies)
			}
			if err != nil {
				return fmt.Errorf("statement %d: %w", i, err)
			}
		}
		return nil
	})
}

// ReadVoicesPredictions reads predictions, JSON lines.
func ReadVoicesPredictions(name string, r io.Reader) ([]VoicesPrediction, error) {
	return readLines(name, r, func(p *VoicesPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		for i := range p.Voices {
			if err := allOrdered(slices.Concat(p.Voices[i].Name, p.Voices[i].Mentions)); err != nil {
				return fmt.Errorf("voice %d: %w", i, err)
			}
		}
		for i := range p.Statements {
			s := &p.Statements[i]
			err := errors.Join(allOrdered(slices.Concat(s.Content, s.Cue)), linksExist(s.Chain, len(p.Voices)))
			if err == nil && (s.Voice < news.NoVoice || s.Voice >= len(p.Voices)) {
				err = fmt.Errorf("there is no voice %d", s.Voice)
			}
			if err != nil {
				return fmt.Errorf("statement %d: %w", i, err)
			}
		}
		return nil
	})
}

func linksExist(chain []VoiceLink, voices int) error {
	for _, l := range chain {
		if l.Voice < 0 || l.Voice >= voices {
			return fmt.Errorf("there is no voice %d to pass it on", l.Voice)
		}
		if err := l.Span.ordered(); err != nil {
			return err
		}
	}
	return nil
}

// end is the last character that a line of gold points to.
func (g *VoicesGold) end() int {
	n := 0
	up := func(rs ...Range) {
		for _, r := range rs {
			n = max(n, r[1])
		}
	}
	for i := range g.Voices {
		up(g.Voices[i].Names...)
	}
	for i := range g.Statements {
		s := &g.Statements[i]
		up(slices.Concat(s.Content, s.Cue, s.Source)...)
		for _, l := range s.Chain {
			up(l.Span)
		}
	}
	return n
}

// voicesItems is the project's gold, or the part of it that a split keeps, each
// line with its text from the file of articles. It fails where an article is
// missing or too short.
func voicesItems(articles, split string) ([]VoicesGold, error) {
	keep, err := splitNamed(split)
	if err != nil {
		return nil, err
	}
	name, gold := "testdata/gold/voices.jsonl", voicesGold
	if split == devMore {
		name, gold, keep = "testdata/gold/voices-more.jsonl", voicesMoreGold, func(string) bool { return true }
	}
	items, err := ReadVoicesGold(name, bytes.NewReader(gold))
	if err != nil {
		return nil, err
	}
	items = filter(items, func(g VoicesGold) bool { return keep(g.ID) })
	err = withTexts("voices", articles, items, func(g *VoicesGold) (string, *string, int) { return g.ID, &g.Text, g.end() })
	return items, err
}
