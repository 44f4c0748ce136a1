package eval

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// maxPage is the most that a page of the gold may unpack to, in bytes; the
// largest is under 1 MB.
const maxPage = 64 << 20

// PredictExtraction takes the article out of each page of the gold: dir holds
// the pages as html/ID.html.gz. A page whose article could not be had counts as
// an empty one; failed says why, in order of page.
func (e *Engine) PredictExtraction(ctx context.Context, dir string, gold ExtractionGold) (predicted ExtractionGold, failed []error, err error) {
	predicted = make(ExtractionGold, len(gold))
	for _, id := range sortedKeys(gold) {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if !filepath.IsLocal(id) { // the gold names its pages by hash
			return nil, nil, fmt.Errorf("%q is not the name of a page", id)
		}
		page, err := readPage(filepath.Join(dir, "html", id+".html.gz"))
		if err != nil {
			return nil, nil, err
		}
		body, err := e.Extract(page, gold[id].URL)
		if err != nil {
			failed = append(failed, fmt.Errorf("page %s: %w", id, err))
		}
		predicted[id] = Page{Body: body, URL: gold[id].URL}
	}
	return predicted, failed, nil
}

func readPage(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	page, err := io.ReadAll(io.LimitReader(z, maxPage+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(page) > maxPage {
		return nil, fmt.Errorf("%s: more than %d MB", path, maxPage>>20)
	}
	return page, nil
}
