package en

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay/internal/lang"
)

//go:embed data/frames.txt
var frameList string

// frameKinds are the words of data/frames.txt that are places.
var frameKinds = map[string]lang.FrameKind{
	"SOURCE": lang.FrameSource, "RELAY": lang.FrameRelay, "SAYS": lang.FrameSays, "ANY": lang.FrameAny,
	"WORDS": lang.FrameWords, "PRIOR": lang.FramePrior, "BACK": lang.FrameBack, "NO": lang.FrameNo, "YES": lang.FrameYes,
	"END": lang.FrameEnd, ",": lang.FrameMark, ";": lang.FrameMark, ":": lang.FrameMark,
}

// addFrames reads the turns of phrase; the head of data/frames.txt describes its lines.
func addFrames(l *lang.Attrib, list string) error {
	sets := map[string][]string{}
	class := lang.CueClass(0)
	for n, line := range strings.Split(list, "\n") {
		line = strings.TrimSpace(line)
		name, words, isSet := strings.Cut(line, " = ")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			c, ok := cueClasses[strings.Trim(line, "[]")]
			if !ok {
				return fmt.Errorf("data/frames.txt:%d: no class of cues is called %q", n+1, line)
			}
			class = c
		case isSet:
			sets[name] = strings.Fields(words)
		default:
			f, err := parseFrame(line, sets)
			if err != nil {
				return fmt.Errorf("data/frames.txt:%d: %w", n+1, err)
			}
			f.Class = class
			addFrame(l, f)
		}
	}
	return nil
}

// addFrame makes a frame known to the words that it is looked for by.
func addFrame(l *lang.Attrib, f lang.Frame) {
	for _, word := range f.Parts[f.Anchor].Words {
		w := l.Words[word]
		if w.Frames == 0 {
			l.Frames = append(l.Frames, nil)
			w.Frames = int16(len(l.Frames))
			l.Words[word] = w
		}
		l.Frames[w.Frames-1] = append(l.Frames[w.Frames-1], f)
	}
}

// parseFrame reads one line.
func parseFrame(line string, sets map[string][]string) (lang.Frame, error) {
	f := lang.Frame{Anchor: -1}
	marked := false
	for i, field := range strings.Fields(line) {
		word, anchor := strings.CutPrefix(field, "*")
		p := lang.FramePart{Kind: frameKinds[word], Words: []string{word}}
		if _, place := frameKinds[word]; !place {
			inside, open := strings.CutPrefix(word, "(")
			p.Optional = open
			inside = strings.TrimSuffix(inside, ")")
			p.Words = strings.Split(inside, "|")
			if set, ok := strings.CutPrefix(inside, "<"); ok {
				p.Words = sets[strings.TrimSuffix(set, ">")]
			}
			if len(p.Words) == 0 {
				return f, fmt.Errorf("no set is called %q", word)
			}
		}
		if anchor || f.Anchor < 0 && p.Kind == lang.FrameWord && !p.Optional {
			if marked {
				return f, fmt.Errorf("%q has two words that it is looked for by", line)
			}
			f.Anchor, marked = i, anchor
		}
		f.Parts = append(f.Parts, p)
	}
	return f, checkFrame(&f, line)
}

// checkFrame reports what a frame lacks: a word that it is looked for by, and one place for what is
// said, which behind other words needs the end of the sentence.
func checkFrame(f *lang.Frame, line string) error {
	words, prior := 0, 0
	for i, p := range f.Parts {
		switch p.Kind {
		case lang.FramePrior, lang.FrameBack:
			prior++
		case lang.FrameWords:
			if words++; i > f.Anchor && i < len(f.Parts)-1 && f.Parts[len(f.Parts)-1].Kind != lang.FrameEnd || i > 0 && i < f.Anchor {
				return fmt.Errorf("%q has WORDS inside and no END, or inside before the word that it is looked for by", line)
			}
		}
	}
	switch {
	case f.Anchor < 0:
		return fmt.Errorf("%q has no word that it is looked for by", line)
	case words+prior != 1 || prior > 0 && f.Parts[0].Kind != lang.FramePrior && f.Parts[0].Kind != lang.FrameBack:
		return fmt.Errorf("%q has not one place for what is said", line)
	}
	return nil
}
