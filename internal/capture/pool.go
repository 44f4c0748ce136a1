package capture

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// job is one article to parse, or a Problem that was met on the way to one.
type job struct {
	name    string // of the capture
	format  format
	raw     []byte
	opens   bool     // the first job of its file
	problem *Problem // instead of raw
}

// result is what came of a job.
type result struct {
	item     *Item
	problems []Problem
}

// slot is a job's place in the queue: results leave in the order in which jobs
// came, whichever is done first.
type slot struct {
	job    job
	weight int64 // of the budget of bytes in flight
	done   chan struct{}
	result result
}

// pooled reads names, parses on opts.Workers goroutines, and calls take with
// every job and its result, in order, from its own goroutine.
//
// Nobody waits for the goroutine that reads: it may hang in a read of standard
// input after the context has ended, and leaves at its next job.
func pooled(ctx context.Context, names []string, opts *Options, take func(*job, result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	budget := semaphore.NewWeighted(2 * opts.MaxBytes)
	queue := make(chan *slot, 2*opts.Workers)
	work := make(chan *slot)

	go func() {
		defer close(queue)
		defer close(work)
		w := walker{ctx: ctx, opts: opts, emit: func(j job) error {
			s := &slot{job: j, weight: min(int64(len(j.raw)), 2*opts.MaxBytes), done: make(chan struct{})}
			if err := budget.Acquire(ctx, s.weight); err != nil {
				return err
			}
			for _, to := range []chan<- *slot{queue, work} {
				select {
				case to <- s:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		}}
		w.walk(names)
	}()
	for range opts.Workers {
		go func() {
			for s := range work {
				s.result = parse(&s.job, opts)
				close(s.done)
			}
		}()
	}
	return inOrder(ctx, queue, budget, take)
}

// inOrder hands the finished slots of queue to take.
func inOrder(ctx context.Context, queue <-chan *slot, budget *semaphore.Weighted, take func(*job, result) error) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case s, more := <-queue:
			if !more {
				return ctx.Err()
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-s.done:
			}
			if err := take(&s.job, s.result); err != nil {
				return err
			}
			budget.Release(s.weight)
		}
	}
}
