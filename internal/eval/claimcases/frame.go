package claimcases

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed frames*.txt
var framesTxt embed.FS

// frameFiles are read in this order.
var frameFiles = []string{"frames.txt", "frames_train.txt", "frames_unseen.txt", "frames_second.txt", "frames_sealed.txt", "frames_third.txt", "frames_fourth.txt", "frames_fifth.txt"}

// frame is something that happened. See frames.txt.
type frame struct {
	name, half    string
	clauses       [3]string
	actor, means  [2]string
	title         string
	deny          [2]string
	quote         string
	quoted, spoil string // the place in the quotation that may be altered: as said, and altered
	comment       string
	office        string
	roles         []string
	background    []string
}

// frames are all frames, in the order of the files. The files are our own: what is wrong
// with them panics, and the test of this package reads all of it.
var frames = sync.OnceValue(func() []*frame {
	var all []*frame
	for _, file := range frameFiles {
		b, err := framesTxt.ReadFile(file)
		if err != nil {
			panic(err)
		}
		for n, line := range strings.Split(string(b), "\n") {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			if head, ok := strings.CutPrefix(line, "== "); ok {
				name, half, _ := strings.Cut(head, " ")
				if halves[half] == nil {
					panic(fmt.Sprintf("%s:%d: no half %q", file, n+1, half))
				}
				all = append(all, &frame{name: name, half: half})
				continue
			}
			key, value, ok := strings.Cut(line, ": ")
			if !ok || len(all) == 0 || !all[len(all)-1].set(key, value) {
				panic(fmt.Sprintf("%s:%d: cannot read %q", file, n+1, line))
			}
		}
	}
	return all
})

func (f *frame) set(key, value string) bool {
	pair := func() (p [2]string) {
		p[0], p[1], _ = strings.Cut(value, " | ")
		return p
	}
	switch key {
	case "1", "2", "3":
		f.clauses[key[0]-'1'] = value
	case "A":
		f.actor = pair()
	case "M":
		f.means = pair()
	case "h":
		f.title = value
	case "d":
		f.deny = pair()
	case "q":
		before, rest, _ := strings.Cut(value, "{")
		choice, after, ok := strings.Cut(rest, "}")
		f.quoted, f.spoil, _ = strings.Cut(choice, "~")
		f.quote = before + "‹qa|{Q}›" + after
		return ok && f.spoil != ""
	case "k":
		f.comment = value
	case "o":
		f.office = value
	case "r":
		f.roles = strings.Split(value, " | ")
	case "b":
		f.background = append(f.background, value)
	default:
		return false
	}
	return true
}

// ofHalf are the frames of one half.
func ofHalf(name string) []*frame {
	var out []*frame
	for _, f := range frames() {
		if f.half == name {
			out = append(out, f)
		}
	}
	return out
}
