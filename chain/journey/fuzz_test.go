package journey_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain/journey"
)

// Whatever the events, measures are what they mean, in any order and by case too.
func FuzzMeasures(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("a log of two cases, or of three"))
	f.Add([]byte{0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 9, 5, 5, 2})
	f.Add([]byte{0, 0, 0, 5, 5, 5, 0, 1, 0, 7, 9, 9, 1, 2, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		const size, most = 6, 60
		g := genLog{Term: 3 * time.Hour}
		for ; len(data) >= size && len(g.Events) < most; data = data[size:] {
			g.Events = append(g.Events, fuzzEvent(data[:size]))
		}
		backwards := slices.Clone(g.Events)
		slices.Reverse(backwards)
		logs := map[string]*journey.Log{
			"added": g.added(g.Events...), "backwards": g.added(backwards...), "cased": g.cased(byCase(backwards)...),
		}
		for _, in := range genWindows()[:4] {
			want := newRef(g).everything(in)
			for name, l := range logs {
				require.Equal(t, want, everything(t, l, in), name)
			}
		}
	})
}

// fuzzEvent makes a good event of 6 bytes.
func fuzzEvent(b []byte) journey.Event {
	e := journey.Event{
		Case: fmt.Sprint("c", b[0]%4), Step: fmt.Sprint("s", b[1]%4), Unit: fmt.Sprint("u", b[1]/4%4),
		Person: fmt.Sprint("p", b[1]/16%4), Seq: int(b[2] % 4), Ready: genStart.Add(time.Duration(b[3]) * 12 * time.Hour),
	}
	e.Start = e.Ready.Add(time.Duration(b[4]) * time.Hour)
	e.End = e.Start.Add(time.Duration(b[5]) * time.Hour)
	switch b[2] / 32 {
	case 0:
		e.Unit = ""
	case 1:
		e.Person = ""
	case 2:
		e.End = time.Time{}
	case 3, 4:
		e.Start = time.Time{}
	}
	return e
}
