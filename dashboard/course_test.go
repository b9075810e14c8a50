package dashboard_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// atChain returns the tile of sales on the board of the chain.
func atChain(t *testing.T, results ...*chain.Result) dashboard.Tile {
	t.Helper()
	b := boardOf(t, boardsOf(t, results...), chain.Whole("c"))
	return tileOf(t, b.Sections[0].Own, chain.Whole("c"), "sales")
}

func TestCourse(t *testing.T) {
	whole := chain.Whole("c")
	sum, none := kpi.Indicator{ID: "sales", Over: kpi.Sum}, kpi.Indicator{ID: "sales"}
	last, other := kpi.Indicator{ID: "sales", Over: kpi.End}, kpi.Indicator{ID: "other"}
	ratio := kpi.Indicator{ID: "sales", Over: kpi.Ratio}
	turned := kpi.Indicator{ID: "sales", Over: kpi.Sum, Better: kpi.Lower}
	up := desk(sum)
	up.Goals[0].Target, up.Goals[0].Amber = d("140"), kpi.AtLeast(d("120"))
	off := desk(sum)
	off.Goals = nil
	lower := desk(turned)
	lower.Goals[0].Amber = kpi.AtMost(d("150"))
	tests := []struct {
		name    string
		results []*chain.Result
		want    string
	}{
		{"one period", series(t, desk(sum), whole, "sales", "80"), "none"},
		{"over", series(t, desk(sum), whole, "sales", "80", "110"), "190/200:amber, 190/200:amber, 0 left need []"},
		{"to come", series(t, desk(sum), whole, "sales", "80", "110", "-", "-"),
			"190/200:amber, 380/400:amber, 2 left need [105 105]"},
		{"all to come", series(t, desk(sum), whole, "sales", "-", "-"), "?/-:no data, ?/200:no data, 2 left need [100 100]"},
		{"each its own goal", append(series(t, desk(sum), whole, "sales", "80"), series(t, up, whole, "sales", "-", "-")...),
			"80/100:amber, 304/380:amber, 2 left need [150 150]"},
		{"a gap", series(t, desk(sum), whole, "sales", "80", "-", "80", "-"), "?/300:no data, ?/400:no data, 1 left need []"},
		{"not over time", series(t, desk(none), whole, "sales", "80", "110"), "none"},
		{"a goal missing before", append(series(t, off, whole, "sales", "80"), series(t, desk(sum), whole, "sales", "90")...), "none"},
		{"a goal missing after", append(series(t, desk(sum), whole, "sales", "80"), series(t, off, whole, "sales", "-")...), "none"},
		{"a KPI missing before", append(series(t, desk(other), whole, "other", "80"), series(t, desk(sum), whole, "sales", "90")...), "none"},
		{"as defined now", append(series(t, desk(sum), whole, "sales", "80"), series(t, desk(last), whole, "sales", "90")...),
			"90/100:amber, 90/100:amber, 0 left need []"},
		{"turned round", append(series(t, desk(sum), whole, "sales", "80"), series(t, lower, whole, "sales", "90")...), "none"},
		{"no volume", series(t, desk(ratio), whole, "sales", "80", "90"), "none"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, courseText(atChain(t, test.results...).Course)) })
	}
}

// courseText writes a course in a few words.
func courseText(c *kpi.Course) string {
	if c == nil {
		return "none"
	}
	return fmt.Sprintf("%s, %s, %d left need %v", shortText(c.ToDate), shortText(c.Forecast), c.Left, c.Needed)
}

// largest is a rule of the host's own, over periods.
type largest struct{}

func (largest) Compose(parts []kpi.Part) (kpi.Reading, error) {
	most := parts[0].Reading
	for _, p := range parts {
		x, _ := p.Reading.Value()
		if y, _ := most.Value(); x.Cmp(y) > 0 {
			most = p.Reading
		}
	}
	return most, nil
}

func (largest) Groups() {}

// The operator of a custom rule is the current plan's.
func TestCourseOfOwnRule(t *testing.T) {
	m := desk(kpi.Indicator{ID: "sales", Over: "largest"})
	m.Operators = map[kpi.Rule]kpi.Operator{"largest": largest{}}
	got := atChain(t, series(t, m, chain.Whole("c"), "sales", "80", "90", "70")...)
	require.NotNil(t, got.Course)
	assert.Equal(t, "90/100:amber", shortText(got.Course.ToDate))
}

// Warnings look ahead from a green light.
func TestWarning(t *testing.T) {
	whole := chain.Whole("c")
	flow, rate := kpi.Indicator{ID: "sales", Over: kpi.Sum}, kpi.Indicator{ID: "sales"}
	stricter := desk(rate)
	stricter.Goals[0].Target = d("105")
	tests := []struct {
		name    string
		results []*chain.Result
		want    dashboard.Why
	}{
		{"on course", series(t, desk(flow), whole, "sales", "90", "130", "-"), ""},
		{"off course to amber", series(t, desk(flow), whole, "sales", "70", "100", "-"), dashboard.OffCourse},
		{"off course to red", series(t, desk(flow), whole, "sales", "-", "0", "0", "0", "100", "-"), ""}, // a gap
		{"far off course", series(t, desk(flow), whole, "sales", "0", "0", "0", "100", "-"), dashboard.OffCourse},
		{"amber already", series(t, desk(flow), whole, "sales", "70", "99", "-"), ""},
		{"nothing left", series(t, desk(flow), whole, "sales", "70", "100"), ""},
		{"not read", series(t, desk(flow), whole, "sales", "-", "-"), ""},
		{"slipping", series(t, desk(rate), whole, "sales", "130", "120", "105"), dashboard.Slipping},
		{"slipping to the edge", series(t, desk(rate), whole, "sales", "130", "120", "110"), ""},
		{"slipped already", series(t, desk(rate), whole, "sales", "110", "105", "99"), ""},
		{"improving", series(t, desk(rate), whole, "sales", "100", "105", "110"), ""},
		{"slipping by the goal to come", append(series(t, desk(rate), whole, "sales", "130", "120", "110"),
			series(t, stricter, whole, "sales", "-")...), dashboard.Slipping},
		{"the first that applies", series(t, desk(flow), whole, "sales", "0", "140", "120", "100", "-"), dashboard.OffCourse},
		{"worsening on course", series(t, desk(flow), whole, "sales", "400", "300", "100", "-"), dashboard.Slipping},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, atChain(t, test.results...).Warning) })
	}
}

// What composes month by month is composed over time only where that comes to what
// composing over time first comes to.
func TestCourseOfWholes(t *testing.T) {
	tests := []struct {
		along, across, over kpi.Rule
		chain, team         bool // the chain, and the team, has a course
	}{
		{kpi.Sum, kpi.Sum, kpi.Sum, true, true},
		{kpi.Total, kpi.Sum, kpi.Total, true, true},
		{kpi.Mean, kpi.Sum, kpi.Sum, true, true},
		{kpi.Min, kpi.Sum, kpi.Sum, false, true},
		{kpi.Path, kpi.Sum, kpi.Sum, false, true},
		{kpi.Sum, kpi.Max, kpi.Sum, false, false},
		{kpi.None, kpi.Max, kpi.Sum, true, false}, // read at the chain
		{kpi.Min, kpi.Min, kpi.Min, true, true},
		{kpi.Max, kpi.Min, kpi.Min, false, true},
		{kpi.Sum, kpi.Sum, kpi.Min, false, false},
		{kpi.Product, kpi.Min, kpi.End, true, true},
		{kpi.Ratio, kpi.Ratio, kpi.Ratio, true, true},
		{kpi.Path, kpi.Ratio, kpi.Ratio, false, true}, // a path has no volume
		{kpi.None, "largest", "largest", true, true},
		{"largest", "largest", "largest", false, true}, // along a chain it need not group
		{"largest", "largest", kpi.Sum, false, false},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s, %s, %s", test.along, test.across, test.over), func(t *testing.T) {
			m := desk(kpi.Indicator{ID: "sales", Along: test.along, Across: test.across, Over: test.over, Decimals: 2})
			team := chain.At("do").By("team")
			m.Goals[0].Target, m.Goals[0].Amber = d("0.5"), kpi.AtLeast(d("0.4"))
			m.Goals = append(m.Goals, m.Goals[0])
			m.Goals[1].At = team
			m.Operators = map[kpi.Rule]kpi.Operator{"largest": largest{}}
			p := planOf(t, m)
			var results []*chain.Result
			for k := range 2 {
				var ms []chain.Measurement
				for n, part := range p.Parts(team) {
					reading := kpi.Per(dec(int64(1+(n+k)%3), 0), dec(int64(4+n*k), 0))
					ms = append(ms, chain.Measurement{At: part, KPI: "sales", Reading: reading})
				}
				if test.along == kpi.None {
					ms = append(ms, chain.Measurement{At: chain.Whole("c"), KPI: "sales", Reading: kpi.Of(dec(int64(k), 0))})
				}
				results = append(results, period(t, p, fmt.Sprintf("m%d", k), ms...))
			}
			boards := boardsOf(t, results...)
			all, err := p.Combine("all", results...)
			require.NoError(t, err)
			for at, want := range map[chain.Place]bool{chain.Whole("c"): test.chain, team: test.team} {
				tile := boardOf(t, boards, at).Sections[0].Own[0]
				assert.Equal(t, want, tile.Course != nil, "%s", at)
				if g, _ := all.Gauge(at, "sales"); want {
					assert.Equal(t, g.Reading.String(), tile.Course.ToDate.Reading.String(), "%s", at)
				}
			}
		})
	}
}

// What has no parts is read, whatever its rule across.
func TestCourseWithoutParts(t *testing.T) {
	m := desk(kpi.Indicator{ID: "sales", Across: kpi.Max, Over: kpi.Sum})
	m.Steps = append(m.Steps, chain.Step{ID: "wait", Handover: true})
	m.Chains[0].Links = chain.Sequence("do", "wait")
	m.Goals[0].At = chain.At("wait")
	boards := boardsOf(t, series(t, m, chain.At("wait"), "sales", "80", "90")...)
	tile := boardOf(t, boards, chain.At("wait")).Sections[0].Own[0]
	assert.Equal(t, "170/200:amber, 170/200:amber, 0 left need []", courseText(tile.Course))
}
