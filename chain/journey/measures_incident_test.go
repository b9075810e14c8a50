package journey_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// A realLog is the log of a real incident process, and what another program found in it.
type realLog struct {
	genLog
	want struct {
		Chain struct {
			Lead   struct{ N, Sum int }
			Within map[string]struct{ Num, Den int }
		}
		Steps map[string]struct {
			Rows  int
			Yield struct{ Num, Den int } `json:"first_pass_yield"`
		}
		Leaves  [][]any // step, department, person, rows, seconds, rows in time, first visits
		Monthly map[string]struct {
			Cases  int
			Lead   struct{ N, Sum int }
			Within map[string]struct{ Num, Den int }
		}
	}
}

// readReal reads the log of a folder, or skips the test where it is not there.
func readReal(t *testing.T, folder string) realLog {
	t.Helper()
	data := os.Getenv("KPICHAIN_DATA")
	if data == "" {
		data = filepath.Join("..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(data, "uci_incident", folder)
	file, err := os.Open(filepath.Join(dir, "events.csv"))
	if err != nil {
		t.Skipf("no real data: %v; KPICHAIN_DATA names the folder that holds uci_incident", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	l := realLog{genLog: genLog{Term: 24 * time.Hour}}
	for _, row := range rows[1:] { // case, seq, step, department, person, ready, start, end
		e := journey.Event{Case: row[0], Step: row[2], Unit: row[3], Person: row[4]}
		e.Seq, err = strconv.Atoi(row[1])
		require.NoError(t, err)
		e.Ready, err = time.Parse(time.RFC3339, row[5])
		require.NoError(t, err)
		e.End, err = time.Parse(time.RFC3339, row[7])
		require.NoError(t, err)
		l.Events = append(l.Events, e)
	}
	text, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &l.want))
	return l
}

// terms are those of measurements, by place.
func terms(t *testing.T) func(ms []chain.Measurement, err error) map[chain.Place][2]int {
	t.Helper()
	return func(ms []chain.Measurement, err error) map[chain.Place][2]int {
		require.NoError(t, err)
		m := map[chain.Place][2]int{}
		for _, r := range ms {
			num, den, _ := r.Reading.Terms()
			m[r.At] = [2]int{int(num.IntPart()), int(den.IntPart())}
		}
		return m
	}
}

// What a real log measures is what another program found in it: at every leaf, step and
// chain, and month by month.
func TestIncident(t *testing.T) {
	for _, folder := range []string{"", "mini"} {
		t.Run("folder "+folder, func(t *testing.T) {
			found := readReal(t, folder)
			l, of, all := found.cased(found.Events...), terms(t), journey.Window{}
			lead, inTime := of(l.Lead("lead", time.Second, all)), of(l.InTime("in time", all))
			assert.Len(t, lead, len(found.want.Leaves))
			for _, row := range found.want.Leaves {
				at := chain.At(row[0].(string)).By(refName(row[1].(string))).Who(refName(row[2].(string)))
				n := func(k int) int { return int(row[k].(float64)) }
				assert.Equal(t, [2]int{n(4), n(3)}, lead[at], at)
				assert.Equal(t, [2]int{n(5), n(3)}, inTime[at], at)
			}
			passes, right := of(l.Passes("c", all)), map[string][2]int{}
			for at, r := range of(l.FirstTimeRight("right", all)) {
				right[at.Step] = [2]int{right[at.Step][0] + r[0], right[at.Step][1] + r[1]}
			}
			for step, want := range found.want.Steps {
				assert.Equal(t, [2]int{want.Rows, found.want.Chain.Lead.N}, passes[chain.Place{Chain: "c", Step: step}], step)
				assert.Equal(t, [2]int{want.Yield.Num, want.Yield.Den}, right[step], step)
			}
			whole := chain.Whole("c")
			assert.Equal(t, [2]int{found.want.Chain.Lead.Sum, found.want.Chain.Lead.N}, of(l.Elapsed("c", "lead", time.Second, all))[whole])
			seen := []string{}
			for _, month := range l.ByMonth(nil) {
				want, in := found.want.Monthly[month.Label], month.In
				if want.Cases > 0 {
					seen = append(seen, month.Label)
				}
				assert.Equal(t, [2]int{want.Lead.Sum, want.Lead.N}, of(l.Elapsed("c", "lead", time.Second, in))[whole], month)
				assert.Equal(t, [2]int{want.Cases, 0}, of(l.Throughput("c", "done", in))[whole], month)
				for days, within := range want.Within {
					d, err := strconv.Atoi(days[:len(days)-1])
					require.NoError(t, err)
					got := of(l.Within("c", "within", time.Duration(d)*24*time.Hour, in))[whole]
					assert.Equal(t, [2]int{within.Num, within.Den}, got, "%s within %s", month.Label, days)
				}
			}
			var labels []string
			for label, m := range found.want.Monthly {
				if m.Cases > 0 {
					labels = append(labels, label)
				}
			}
			slices.Sort(labels)
			assert.Equal(t, labels, seen)
		})
	}
}
