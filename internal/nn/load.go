package nn

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// magic begins a network's file.
const magic = "HSNN0001"

// maxHeader is the longest header that is read, in bytes.
const maxHeader = 16 << 20

// header describes the arrays that follow it, in this order: for each table its
// rows; bias; for each layer and direction wx, wh, bias (wx and wh are rounded to whole numbers
// on loading); out, its bias, first,
// next. All are little-endian: tables are int8 with a float32 scale before each
// row, everything else is float32.
type header struct {
	Width  int `json:"width"`
	Labels int `json:"labels"`
	Tables []struct {
		Name  string `json:"name"`
		Rows  int    `json:"rows"`
		Vocab string `json:"vocab"` // strings of rows 2, 3, …, parted by newlines; "" for none
	} `json:"tables"`
	Layers []int `json:"layers"` // hidden width of each, of one direction
}

// Load reads a network from the bytes of its file.
func Load(raw []byte) (*Tagger, error) {
	if len(raw) < len(magic)+4 || string(raw[:len(magic)]) != magic {
		return nil, errors.New("not a network of hearsay's, or of another version of its format")
	}
	raw = raw[len(magic):]
	n := int(binary.LittleEndian.Uint32(raw))
	if raw = raw[4:]; n > len(raw) || n > maxHeader {
		return nil, errors.New("the network's header is cut off")
	}
	var h header
	if err := json.Unmarshal(raw[:n], &h); err != nil {
		return nil, fmt.Errorf("the network's header: %w", err)
	}
	return build(&h, &floats{raw: raw[n:]})
}

func build(h *header, f *floats) (*Tagger, error) {
	const most = 1 << 20
	if h.Width < 1 || h.Width > maxDepth || h.Labels < 1 || h.Labels > pad || len(h.Layers) > 8 {
		return nil, fmt.Errorf("a network of width %d, %d labels and %d layers cannot be", h.Width, h.Labels, len(h.Layers))
	}
	t := &Tagger{width: h.Width, labels: h.Labels}
	for _, e := range h.Tables {
		if e.Rows < 0 || e.Rows > most {
			return nil, fmt.Errorf("the network's table %s has %d rows", e.Name, e.Rows)
		}
		x := table{name: e.Name, rows: e.Rows}
		x.w, x.scale = f.scaled(e.Rows, h.Width)
		if e.Vocab != "" {
			words := strings.Split(e.Vocab, "\n")
			x.vocab = make(map[string]int32, len(words))
			for i, w := range words {
				x.vocab[w] = int32(i + 2)
			}
		}
		t.tables = append(t.tables, x)
	}
	t.bias = f.take(h.Width)
	in := h.Width
	for _, hidden := range h.Layers {
		if hidden < 1 || 2*hidden > maxDepth {
			return nil, fmt.Errorf("a layer of width %d cannot be", hidden)
		}
		var l [2]lstm
		for d := range l {
			wx, wh := f.take(in*4*hidden), f.take(hidden*4*hidden)
			l[d] = lstm{in: in, hidden: hidden, wx: newMatrix(wx, 4*hidden), wh: newMatrix(wh, 4*hidden), bias: f.take(4 * hidden)}
		}
		t.layers = append(t.layers, l)
		in = 2 * hidden
	}
	t.out, t.outBias = f.take(in*pad), f.take(pad)
	t.first, t.next = f.take(h.Labels), f.take(h.Labels*h.Labels)
	if f.short || len(f.raw) != 0 {
		return nil, errors.New("the network's weights are not as many as its header says")
	}
	return t, nil
}

// floats takes arrays off the front of a file.
type floats struct {
	raw   []byte
	short bool
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

// scaled takes rows of int8, each behind its scale.
func (f *floats) scaled(rows, width int) ([]int8, []float32) {
	if f.short || rows*(width+4) > len(f.raw) {
		f.short = true
		return nil, nil
	}
	out, scales := make([]int8, rows*width), make([]float32, rows)
	for i := range rows {
		scales[i] = math.Float32frombits(binary.LittleEndian.Uint32(f.raw))
		row := out[i*width : (i+1)*width]
		for j, b := range f.raw[4 : 4+width] {
			row[j] = int8(b)
		}
		f.raw = f.raw[4+width:]
	}
	return out, scales
}
