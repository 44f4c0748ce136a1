package casefile

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"hearsay/internal/news"
)

// An analysis is kept as a byte for the encoding, three lists of spans
// (paragraphs, sentences, tokens), and the rest as JSON; all of it compressed.
// The lists are most of an analysis: all of it as JSON is four times as long,
// and read five times more slowly (BenchmarkDecodeAnalysis).
const analysisEncoding = 1

// segments are the layers of a that are kept as lists of spans.
func segments(a *news.Analysis) [3]*[]news.Span {
	return [3]*[]news.Span{&a.Paragraphs, &a.Sentences, &a.Tokens}
}

// encodeAnalysis gives the same bytes for the same analysis.
func encodeAnalysis(a *news.Analysis) ([]byte, error) {
	rest := *a
	b := []byte{analysisEncoding}
	for _, list := range segments(&rest) {
		b = appendSpans(b, *list)
		*list = nil
	}
	j, err := json.Marshal(&rest)
	if err != nil {
		return nil, err
	}
	return append(b, j...), nil
}

// decodeAnalysis is the reverse of encodeAnalysis. That the spans lie in the
// text is for checkAnalysis.
func decodeAnalysis(b []byte) (*news.Analysis, error) {
	if len(b) == 0 || b[0] != analysisEncoding {
		return nil, errors.New("the analysis is in an encoding that this program does not know")
	}
	b = b[1:]
	var lists [3][]news.Span
	var err error
	for i := range lists {
		if lists[i], b, err = cutSpans(b); err != nil {
			return nil, err
		}
	}
	a := &news.Analysis{}
	if err := json.Unmarshal(b, a); err != nil {
		return nil, fmt.Errorf("read the analysis: %w", err)
	}
	for i, list := range segments(a) {
		*list = lists[i]
	}
	return a, nil
}

// appendSpans writes a list of spans: 0 for nil, or 1 + how many there are, and
// of each the gap to the one before and its length, as varints. The nil list is
// told from the empty one so that what was kept shows exactly as what was made.
func appendSpans(b []byte, spans []news.Span) []byte {
	if spans == nil {
		return append(b, 0)
	}
	b = binary.AppendUvarint(b, uint64(len(spans))+1)
	end := int64(0)
	for _, s := range spans {
		b = binary.AppendVarint(b, int64(s.Start)-end)
		b = binary.AppendVarint(b, int64(s.End)-int64(s.Start))
		end = int64(s.End)
	}
	return b
}

var errSpans = errors.New("a list of spans is broken")

// cutSpans reads a list of spans off the front of b.
func cutSpans(b []byte) (spans []news.Span, rest []byte, err error) {
	n, b, ok := cutUvarint(b)
	switch {
	case !ok || n > uint64(len(b))/2+1: // a span takes two bytes or more
		return nil, nil, errSpans
	case n == 0:
		return nil, b, nil
	}
	spans = make([]news.Span, n-1)
	end := int64(0)
	for i := range spans {
		gap, n := binary.Varint(b)
		if n <= 0 {
			return nil, nil, errSpans
		}
		length, m := binary.Varint(b[n:])
		if m <= 0 {
			return nil, nil, errSpans
		}
		b = b[n+m:]
		start := end + gap
		end = start + length
		if start != int64(uint32(start)) || end != int64(uint32(end)) {
			return nil, nil, errSpans
		}
		spans[i] = news.Span{Start: uint32(start), End: uint32(end)}
	}
	return spans, b, nil
}

func cutUvarint(b []byte) (v uint64, rest []byte, ok bool) {
	v, n := binary.Uvarint(b)
	if n <= 0 {
		return 0, nil, false
	}
	return v, b[n:], true
}

// storedFindings is how findings are kept: as JSON, with what the JSON of
// package news leaves out.
type storedFindings struct {
	*news.Findings
	Indices []int32 `json:"telling_indices"` // the Index of each telling, claim after claim
}

// encodeFindings gives the same bytes for the same findings.
func encodeFindings(f *news.Findings) ([]byte, error) {
	s := storedFindings{Findings: f, Indices: []int32{}}
	for i := range f.Claims {
		for j := range f.Claims[i].Tellings {
			s.Indices = append(s.Indices, f.Claims[i].Tellings[j].Index)
		}
	}
	return json.Marshal(s)
}

// decodeFindings is the reverse of encodeFindings.
func decodeFindings(b []byte) (*news.Findings, error) {
	s := storedFindings{Findings: &news.Findings{}}
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, fmt.Errorf("read the findings: %w", err)
	}
	for i := range s.Claims {
		tellings := s.Claims[i].Tellings
		if len(tellings) > len(s.Indices) {
			return nil, errors.New("read the findings: an index is missing")
		}
		for j := range tellings {
			tellings[j].Index = s.Indices[j]
		}
		s.Indices = s.Indices[len(tellings):]
	}
	return s.Findings, nil
}
