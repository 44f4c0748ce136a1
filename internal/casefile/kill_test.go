package casefile

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
)

// The process that is killed is this test binary again, told so by killEnv:
// "round path".
const killEnv = "HEARSAY_TEST_KILL_ME"

// killBatch makes the b-th batch of a round: one to nine articles, some long, some of
// the text of one before.
func killBatch(round, b int) (batch []Entry, analyses []*news.Analysis) {
	r := rand.New(rand.NewPCG(uint64(round), uint64(b)))
	for i := range 1 + r.IntN(9) {
		body := fmt.Sprintf("Boat %d.%d.%d came home, the harbour master said.\n", round, b, i)
		if r.IntN(4) == 0 {
			long := make([]byte, r.IntN(20000)) // that does not compress well
			for i := range long {
				long[i] = byte('a' + r.IntN(26))
			}
			body += string(long)
		}
		name := fmt.Sprintf("%d-%d-%d", round, b, i)
		batch = append(batch, entry(name+".html", "Boat "+name, body))
		if r.IntN(3) == 0 {
			batch = append(batch, entry(name+"-copy.html", "Home at last: boat "+name, body))
		}
		analyses = append(analyses, sampleAnalysis(batch[len(batch)-1].Text))
	}
	return batch, analyses
}

// TestKillChild is the process that is killed. It says what it has been promised:
// "add b" when a batch was added, "put b" when its analyses were kept.
func TestKillChild(t *testing.T) {
	number, path, told := strings.Cut(os.Getenv(killEnv), " ")
	if !told {
		t.Skip("it is for TestKilledAtAnyMoment")
	}
	round, err := strconv.Atoi(number)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	c, err := Open(ctx, path, Options{Create: true, Program: "killed"})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("open")
	for b := 0; ; b++ {
		batch, analyses := killBatch(round, b)
		if _, _, err := c.Add(ctx, batch); err != nil {
			t.Fatal(err)
		}
		fmt.Println("add", b)
		if err := c.PutAnalyses(ctx, analyses); err != nil {
			t.Fatal(err)
		}
		fmt.Println("put", b)
	}
}

// TestKilledAtAnyMoment kills a writing process fifty times, and looks whether the
// case opens again with everything that was acknowledged and no half of a batch.
func TestKilledAtAnyMoment(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no SIGKILL on Windows")
	}
	kills := 50
	if testing.Short() {
		kills = 10
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	var path string
	promised := map[int]int{} // by round: how many acknowledgements
	acks, unopened, half := 0, 0, 0
	for round := range kills {
		if round%5 == 0 { // so that making a case is cut short too
			path = filepath.Join(t.TempDir(), "story.hearsay")
			clear(promised)
		}
		said := kill(t, round, path, r)
		if len(said) == 0 {
			unopened++
		}
		promised[round] = max(0, len(said)-1) // the first is "open"
		acks += promised[round]
		if kept := checkKept(t, path, promised); kept[round] > promised[round] {
			half++ // it was on disk, and the process died before it could say so
		}
		if t.Failed() {
			t.Fatalf("seed %d, round %d", seed, round)
		}
	}
	t.Logf("%d kills: %d before the case was open, %d writes acknowledged, %d on disk before their acknowledgement", kills, unopened, acks, half)
	if acks < kills/2 {
		t.Errorf("only %d writes were acknowledged: the test tests nothing", acks)
	}
}

// kill starts a writer, kills it at a random moment, and returns what it said.
func kill(t *testing.T, round int, path string, r *rand.Rand) (said []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKillChild$", "-test.v=false")
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", killEnv, round, path))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	// Some die while they open the case, some after so many acknowledgements and
	// a while into the next write.
	after, pause := max(0, r.IntN(12)-2), time.Duration(r.IntN(8_000))*time.Microsecond
	if after == 0 {
		pause = time.Duration(r.IntN(60_000)) * time.Microsecond
	}
	lines := bufio.NewScanner(out)
	for len(said) < after && lines.Scan() {
		said = append(said, lines.Text())
	}
	time.Sleep(pause)
	if err := cmd.Process.Kill(); err != nil {
		t.Errorf("it ended by itself: %v", err)
	}
	for lines.Scan() { // what it said before it died counts
		said = append(said, lines.Text())
	}
	if err := cmd.Wait(); err == nil {
		t.Error("it was not killed")
	}
	for i, s := range said {
		want := "open"
		if i > 0 {
			want = fmt.Sprint([]string{"add ", "put "}[(i-1)%2], (i-1)/2)
		}
		if s != want {
			t.Fatalf("it failed: %q %s", said[i:], stderr.String())
		}
	}
	return said
}

// checkKept opens the case and checks that all that was promised is wholly there,
// and nothing by half. It returns, for each round, how many writes are there.
func checkKept(t *testing.T, path string, promised map[int]int) map[int]int {
	t.Helper()
	ctx := context.Background()
	c, err := Open(ctx, path, Options{Create: true})
	if err != nil {
		t.Fatalf("it does not open again: %v", err)
	}
	defer c.Close()
	if err := c.Check(ctx); err != nil {
		t.Errorf("it is damaged: %v", err)
	}
	articles, analyses := map[news.ID]bool{}, map[news.TextID]bool{}
	all, err := c.Articles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		articles[a.ID] = true
	}
	for _, a := range collect(t, c.Analyses(ctx, "1")) {
		analyses[a.Text] = true
	}
	kept := map[int]int{}
	for round, acks := range promised {
		for b := 0; b <= acks/2; b++ { // the one after the last may be there
			batch, layers := killBatch(round, b)
			n := 0
			for _, e := range batch {
				if articles[e.Article.ID] {
					n++
					raw, err := c.Raw(ctx, e.Capture.ID)
					if err != nil || string(raw) != string(e.Raw) {
						t.Errorf("the bytes of %s: %v", e.Capture.Name, err)
					}
				}
			}
			kept[round] += whole(t, fmt.Sprintf("batch %d of round %d", b, round), n, len(batch), 2*b < acks)
			n = 0
			for _, l := range layers {
				if analyses[l.Text] {
					n++
				}
			}
			kept[round] += whole(t, fmt.Sprintf("analyses %d of round %d", b, round), n, len(layers), 2*b+1 < acks)
		}
	}
	return kept
}

// whole checks that all or nothing of a write is there, and all if it was promised.
func whole(t *testing.T, what string, n, of int, promised bool) int {
	t.Helper()
	switch {
	case n == of:
		return 1
	case n > 0:
		t.Errorf("%s: %d of %d are there", what, n, of)
	case promised:
		t.Errorf("%s was acknowledged, and is lost", what)
	}
	return 0
}
