package main

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// patience is how long work may take before a progress bar is worth showing.
const patience = time.Second

// progress is a bar on stderr for one piece of work: nothing unless stderr is a
// terminal and the work takes longer than patience. It may be stepped from any
// goroutine.
type progress struct {
	name  string
	total int64 // 0: not known
	done  atomic.Int64

	mu    sync.Mutex
	timer *time.Timer
	pool  *mpb.Progress
	bar   *mpb.Bar
	ended bool
}

func (a *app) progress(name string, total int) *progress {
	p := &progress{name: name, total: int64(total)}
	if _, ok := terminal(a.stderr); ok && !a.quiet {
		p.timer = time.AfterFunc(patience, func() { p.show(a) })
	}
	return p
}

func (p *progress) show(a *app) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	p.pool = mpb.New(mpb.WithOutput(a.stderr), mpb.WithWidth(60))
	before := decor.Name(p.name, decor.WC{W: len(p.name) + 1, C: decor.DindentRight})
	if p.total == 0 {
		p.bar = p.pool.AddSpinner(0, mpb.BarRemoveOnComplete(), mpb.PrependDecorators(before), mpb.AppendDecorators(decor.CurrentNoUnit("%d")))
	} else {
		p.bar = p.pool.AddBar(p.total, mpb.BarRemoveOnComplete(), mpb.PrependDecorators(before),
			mpb.AppendDecorators(decor.CountersNoUnit("%d of %d"), decor.AverageETA(decor.ET_STYLE_GO, decor.WC{W: 8})))
	}
	p.bar.SetCurrent(p.done.Load())
}

// step says that one more thing is done.
func (p *progress) step() {
	n := p.done.Add(1)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil && !p.ended {
		p.bar.SetCurrent(n)
	}
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.timer != nil {
		p.timer.Stop()
	}
	if p.bar != nil {
		p.bar.Abort(true)
		p.pool.Wait()
	}
}
