package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// The format of fiction: a file holds articles, each of them
//
//	=== A-001 | Title | Outlet | 2031-05-04
//	{s1:Ida Voss} {c1:said} {x1:it was shut} and {c2:called} {x2:the board a sham}.
//	# 1 S Ida Voss
//	# 2 S Ida Voss = s1
//
// A mark is {s…} for a source, {c…} for the words of saying and {x…} for a piece of the
// content, with the number of its statement; a statement may have several of each. Marks
// neither nest nor cross a paragraph. At the end each statement has a line: whether it is
// said (S) or thought (T), by whom, and, where it has no source of its own, whose it takes.
var (
	mark     = regexp.MustCompile(`\{([scx])(\d+):([^{}]*)\}`)
	declared = regexp.MustCompile(`^# (\d+) [ST] (.+?)(?: = s(\d+))?$`)
)

// readFiction reads all articles of a folder, in order of file. An error names the file
// and the article, and there is one for each thing that is wrong.
func readFiction(dir string) ([]article, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no fiction in %s: %w", dir, os.ErrNotExist)
	}
	var all []article
	var wrong []error
	of := make(map[string]string) // id → file
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		in, err := parseFiction(file, string(raw))
		wrong = append(wrong, err)
		for _, a := range in {
			if other := of[a.ID]; other != "" {
				wrong = append(wrong, fmt.Errorf("%s: %s: an article of that name is in %s, too", file, a.ID, other))
			}
			of[a.ID] = file
		}
		all = append(all, in...)
	}
	return all, errors.Join(wrong...)
}

// parseFiction reads the articles of one file, which name stands for in errors.
func parseFiction(name, content string) ([]article, error) {
	var all []article
	var wrong []error
	before, rest, _ := strings.Cut("\n"+content, "\n=== ")
	if strings.TrimSpace(before) != "" || rest == "" {
		wrong = append(wrong, fmt.Errorf(`%s: it begins with no article: "=== ID | Title | Outlet | Date"`, name))
	}
	for block := range strings.SplitSeq(rest, "\n=== ") {
		head, body, _ := strings.Cut(block, "\n")
		fields := strings.Split(head, " | ")
		if len(fields) != 4 {
			wrong = append(wrong, fmt.Errorf(`%s: %s: the first line is not "=== ID | Title | Outlet | Date"`, name, head))
			continue
		}
		f := newFictionArticle(body)
		for _, err := range f.wrong {
			wrong = append(wrong, fmt.Errorf("%s: %s: %w", name, fields[0], err))
		}
		all = append(all, article{ID: fields[0], Text: f.text, Attributions: f.attributions, Said: true})
	}
	return all, errors.Join(wrong...)
}

// fictionArticle is one article while it is read.
type fictionArticle struct {
	text         string // without marks
	attributions []attribution
	order        []string                // the numbers of its statements, as they are declared
	takes        map[string]string       // number of a statement → of the one whose source it takes; "": none
	marked       map[string]*attribution // by number
	wrong        []error
}

func newFictionArticle(body string) *fictionArticle {
	f := &fictionArticle{takes: map[string]string{}, marked: map[string]*attribution{}}
	f.readMarks(f.readDeclared(body))
	for _, n := range f.order {
		f.attributions = append(f.attributions, f.attributionOf(n))
	}
	for _, n := range slices.Sorted(maps.Keys(f.marked)) {
		if _, ok := f.takes[n]; !ok {
			f.errorf("there is no line \"# %s KIND VOICE\"", n)
		}
	}
	return f
}

func (f *fictionArticle) errorf(format string, args ...any) {
	f.wrong = append(f.wrong, fmt.Errorf(format, args...))
}

// readDeclared takes the lines about statements out of an article.
func (f *fictionArticle) readDeclared(body string) (marked string) {
	var lines []string
	for line := range strings.SplitSeq(body, "\n") {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
			continue
		}
		m := declared.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			f.errorf("the line %q is not \"# N S|T VOICE\"", line)
			continue
		}
		if _, ok := f.takes[m[1]]; ok {
			f.errorf("statement %s is declared twice", m[1])
			continue
		}
		f.order, f.takes[m[1]] = append(f.order, m[1]), m[3]
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// readMarks takes the marks out of an article and keeps where their words are.
func (f *fictionArticle) readMarks(raw string) {
	var text strings.Builder
	points, from := 0, 0
	write := func(s string) {
		text.WriteString(s)
		points += utf8.RuneCountInString(s)
	}
	for _, m := range mark.FindAllStringSubmatchIndex(raw, -1) {
		write(raw[from:m[0]])
		from = m[1]
		role, n, words := raw[m[2]:m[3]], raw[m[4]:m[5]], raw[m[6]:m[7]]
		switch {
		case strings.TrimSpace(words) == "":
			f.errorf("the mark %s is empty", raw[m[0]:m[1]])
		case strings.Contains(words, "\n\n"):
			f.errorf("a mark of statement %s goes over two paragraphs", n)
		}
		s := span{points, points + utf8.RuneCountInString(words)}
		write(words)
		if f.marked[n] == nil {
			f.marked[n] = &attribution{}
		}
		a := f.marked[n]
		switch role {
		case "s":
			a.Source = append(a.Source, s)
		case "c":
			a.Cue = append(a.Cue, s)
		case "x":
			a.Content = append(a.Content, s)
		}
	}
	write(raw[from:])
	f.text = text.String()
	if i := strings.IndexAny(f.text, "{}"); i >= 0 {
		f.errorf("a brace that is no mark: %.40q", f.text[i:])
	}
}

// attributionOf is the statement of a number, with the source that it takes over.
func (f *fictionArticle) attributionOf(n string) attribution {
	var a attribution
	if m := f.marked[n]; m != nil {
		a = *m
	}
	if len(a.Content) == 0 {
		f.errorf("statement %s has no content", n)
	}
	if other := f.takes[n]; other != "" && len(a.Source) == 0 {
		if m := f.marked[other]; m != nil {
			a.Source = m.Source
		}
		if len(a.Source) == 0 {
			f.errorf("statement %s takes the source of %s, which has none", n, other)
		}
	}
	return a
}
