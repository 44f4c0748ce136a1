package capture

import (
	"context"
	"io"
	"runtime"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Item is one article with the bytes that it was read from.
type Item struct {
	Capture news.Capture
	Raw     []byte // the captured bytes, unpacked: Capture.ID is their SHA-256
	Article news.Article
	Text    news.Text

	// Offsets lead from the normalised body back to the string in the record
	// that it was made of, for records of JSON; nil where nothing was changed,
	// and for other formats, whose body is put together of many strings.
	Offsets *text.Offsets
}

// Options say how to read. The zero Options are good.
type Options struct {
	Published news.Stamp     // the publication date of every article, given by the user; overrides what they say
	Lang      string         // the language of every article (BCP 47 primary subtag); overrides
	Stdin     io.Reader      // what the name "-" reads; nil: it is a Problem
	Workers   int            // articles parsed at once; 0: one for each processor
	MaxBytes  int64          // per article, unpacked; 0: DefaultMaxBytes
	Now       time.Time      // a publication date more than a day after it is a Problem; zero: time.Now()
	Progress  func(Progress) // called after each article or Problem, from yield's goroutine
}

// DefaultMaxBytes is the limit for one article, unpacked.
const DefaultMaxBytes = 64 << 20

// Progress says how far Read has come.
type Progress struct {
	Files, Articles int
	Bytes           int64
	Name            string // read last
}

// Report says what Read has read.
type Report struct {
	Files, Articles int
	Bytes           int64     // captured, unpacked
	Problems        []Problem // in the order of the input
}

// Read reads the articles in the named files and folders and gives each to
// yield. The name "-" is standard input. A folder is walked whole, in the order
// of its names, hidden files left out.
//
// yield is called from the goroutine that called Read, in an order that depends
// on the input alone: names as given, a folder's files sorted, a file's records
// as they stand. An article that cannot be read is a Problem in the Report and
// does not stop the rest; Read's own error is yield's, or the context's.
//
// Memory: at most 2×Workers+2 articles are in flight, whose bytes together do
// not exceed 2×MaxBytes beside the one that is being read from disk (a buffer
// of up to 2×MaxBytes while it grows). A page being parsed takes up to about
// 1 KB for each of its tags, of which there may be [maxTags]; a .jsonl file or
// a JSON array of any length is read record by record.
func Read(ctx context.Context, names []string, opts Options, yield func(*Item) error) (Report, error) {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	if opts.Now.IsZero() {
		opts.Now = time.Now()
	}
	var report Report
	var many tally
	err := pooled(ctx, names, &opts, func(j *job, r result) error {
		if j.opens {
			report.Files++
			report.Problems = many.next(report.Problems, j.name)
		}
		report.Bytes += int64(len(j.raw))
		report.Problems = many.add(report.Problems, r.problems)
		if r.item != nil {
			report.Articles++
			if err := yield(r.item); err != nil {
				return err
			}
		}
		if opts.Progress != nil {
			opts.Progress(Progress{report.Files, report.Articles, report.Bytes, j.name})
		}
		return nil
	})
	report.Problems = many.next(report.Problems, "")
	return report, err
}
