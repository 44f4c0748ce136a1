package nn

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// magic begins a network's file.
const magic = "HSNN0001"

// maxHeader is the longest header that is read, in bytes.
const maxHeader = 16 << 20

// header describes the arrays that follow it, in this order: for each table its
// rows; bias; for each layer and direction wx, wh, bias; then what the kind of
// network has. All are little-endian. Tables are int8 with a float32 scale before
// each row, matrices as Whole says, everything else is float32.
type header struct {
	Width  int `json:"width"`
	Labels int `json:"labels"` // of a Tagger; pairs of tags of a Parser
	Heads  int `json:"heads"`  // decoders of a Tagger; 0 is one
	Tables []struct {
		Name  string `json:"name"`
		Rows  int    `json:"rows"`
		Vocab string `json:"vocab"` // strings of rows 2, 3, …, parted by newlines; "" for none
	} `json:"tables"`
	Layers []int `json:"layers"` // hidden width of each, of one direction
	Whole  bool  `json:"whole"`  // matrices are a float32 scale for each column and int16; else float32, to be rounded so
	parserHeader
}

// parserHeader is what a Parser has beside.
type parserHeader struct {
	TagLayer int `json:"tag_layer"` // the layer that tags are read from, counted from 1
	Arc      int `json:"arc"`       // widths
	Label    int `json:"label"`
	Rels     int `json:"rels"`
}

// Load reads a Tagger from the bytes of its file: the decoders' arrays are out, its
// bias, and of each first and next.
func Load(raw []byte) (*Tagger, error) {
	h, f, err := begin(raw, magic)
	if err != nil {
		return nil, err
	}
	heads := max(h.Heads, 1)
	if h.Labels < 1 || h.Labels > pad || heads > pad/h.Labels {
		return nil, fmt.Errorf("a network of %d decoders of %d labels cannot be", heads, h.Labels)
	}
	t := &Tagger{labels: h.Labels}
	if err := f.encoder(&t.encoder, h); err != nil {
		return nil, err
	}
	t.out, t.outBias = f.take(t.top()*pad), f.take(pad)
	for range heads {
		t.decoders = append(t.decoders, decoder{first: f.take(h.Labels), next: f.take(h.Labels * h.Labels)})
	}
	return t, f.end()
}

// begin reads the header of a file; the arrays are in what is returned with it.
func begin(raw []byte, magic string) (*header, *floats, error) {
	if len(raw) < len(magic)+4 || string(raw[:len(magic)]) != magic {
		return nil, nil, errors.New("not a network of hearsay's, or of another version of its format")
	}
	raw = raw[len(magic):]
	n := int(binary.LittleEndian.Uint32(raw))
	if raw = raw[4:]; n > len(raw) || n > maxHeader {
		return nil, nil, errors.New("the network's header is cut off")
	}
	var h header
	plain, vocabs := withoutVocabs(raw[:n])
	if err := json.Unmarshal(plain, &h); err != nil {
		return nil, nil, fmt.Errorf("the network's header: %w", err)
	}
	for i := range h.Tables {
		if k, err := strconv.Atoi(h.Tables[i].Vocab); err == nil && k < len(vocabs) {
			h.Tables[i].Vocab = vocabs[k]
		}
	}
	return &h, &floats{raw: raw[n:]}, nil
}

// vocabKey begins a table's strings in a header. It cannot stand inside a string, where
// quotation marks have a backslash before them.
const vocabKey = `"vocab": "`

// withoutVocabs is a header with a number in the place of each table's strings, and
// those. They are nearly all of it, and reading them as JSON takes four times as long.
// What is not plain is left to package json.
func withoutVocabs(header []byte) (plain []byte, vocabs []string) {
	for {
		k := bytes.Index(header, []byte(vocabKey))
		if k < 0 {
			return append(plain, header...), vocabs
		}
		k += len(vocabKey)
		plain = append(plain, header[:k]...)
		header = header[k:]
		if words, n := unquote(header); n > 0 {
			plain = strconv.AppendInt(plain, int64(len(vocabs)), 10)
			vocabs = append(vocabs, words)
			header = header[n:]
		}
	}
}

// unquote reads a JSON string up to its closing mark, and returns where that is; 0, if
// the string has an escape but those of a newline, a mark or a backslash.
func unquote(s []byte) (string, int) {
	var out strings.Builder
	for at := 0; ; {
		k := bytes.IndexAny(s[at:], `"\\`)
		if k < 0 {
			return "", 0
		}
		out.Write(s[at : at+k])
		if at += k; s[at] == '"' {
			return out.String(), at
		}
		if at+1 == len(s) {
			return "", 0
		}
		switch s[at+1] {
		case 'n':
			out.WriteByte('\n')
		case '"', '\\':
			out.WriteByte(s[at+1])
		default:
			return "", 0
		}
		at += 2
	}
}

// encoder takes what every network begins with.
func (f *floats) encoder(e *encoder, h *header) error {
	const most = 1 << 20
	if h.Width < 1 || h.Width > maxDepth || len(h.Layers) < 1 || len(h.Layers) > 8 {
		return fmt.Errorf("a network of width %d and %d layers cannot be", h.Width, len(h.Layers))
	}
	e.width = h.Width
	for _, t := range h.Tables {
		if t.Rows < 0 || t.Rows > most {
			return fmt.Errorf("the network's table %s has %d rows", t.Name, t.Rows)
		}
		e.tables = append(e.tables, table{name: t.Name, rows: t.Rows, raw: f.scaled(t.Rows, h.Width), vocab: newVocab(t.Vocab)})
	}
	e.bias = f.take(h.Width)
	for _, hidden := range h.Layers {
		if hidden < 1 || 2*hidden > maxDepth {
			return fmt.Errorf("a layer of width %d cannot be", hidden)
		}
		in := e.top()
		var l [2]lstm
		for d := range l {
			l[d] = lstm{in: in, hidden: hidden, wx: f.matrix(in, 4*hidden, h.Whole), wh: f.matrix(hidden, 4*hidden, h.Whole), bias: f.take(4 * hidden)}
		}
		e.layers = append(e.layers, l)
	}
	return nil
}

// floats takes arrays off the front of a file.
type floats struct {
	raw   []byte
	short bool
}

// end complains unless all was there and nothing is left.
func (f *floats) end() error {
	if f.short || len(f.raw) != 0 {
		return errors.New("the network's weights are not as many as its header says")
	}
	return nil
}

func (f *floats) take(n int) []float32 {
	if f.short || 4*n > len(f.raw) {
		f.short = true
		return nil
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(f.raw[4*i:]))
	}
	f.raw = f.raw[4*n:]
	return out
}

// scaled takes rows of int8, each behind its scale, as they are.
func (f *floats) scaled(rows, width int) []byte {
	n := rows * (width + 4)
	if f.short || n > len(f.raw) {
		f.short = true
		return nil
	}
	out := f.raw[:n:n]
	f.raw = f.raw[n:]
	return out
}

// matrix takes a matrix: rounded already, or to be rounded.
func (f *floats) matrix(depth, width int, rounded bool) matrix {
	if !rounded {
		return newMatrix(f.take(depth*width), width)
	}
	scale := f.take(width)
	if f.short || 2*depth*width > len(f.raw) {
		f.short = true
		return matrix{}
	}
	m := matrix{w: make([]int16, (depth+depth%2)*width), scale: scale}
	number := func(k, j int) int16 {
		return max(-whole, min(whole, int16(binary.LittleEndian.Uint16(f.raw[2*(k*width+j):]))))
	}
	for k := 0; k < depth; k += 2 {
		for block := 0; block < width; block += pad {
			to := m.w[m.at(k, block):][:2*min(pad, width-block)]
			for i := 0; i+1 < len(to); i += 2 {
				if to[i] = number(k, block+i/2); k+1 < depth {
					to[i+1] = number(k+1, block+i/2)
				}
			}
		}
	}
	f.raw = f.raw[2*depth*width:]
	return m
}
