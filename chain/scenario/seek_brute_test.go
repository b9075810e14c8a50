package scenario_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// A bruteCase is one question on a generated model, whose KPI "k" has a small domain.
type bruteCase struct {
	result       *chain.Result
	whole, lever chain.Place
	ind          kpi.Indicator
	want         decimal.Decimal
}

// bruteRules are the rules along a chain, with those across that go with them.
func bruteRules(g *rand.Rand) (along, across kpi.Rule) {
	all := []kpi.Rule{kpi.Sum, kpi.Total, kpi.Product, kpi.Min, kpi.Max, kpi.Bottleneck, kpi.Mean, kpi.Ratio, kpi.Path, kpi.End}
	along = all[g.IntN(len(all))]
	over := []kpi.Rule{kpi.None, kpi.Sum, kpi.Ratio, kpi.Min, kpi.Max}
	if along == kpi.Ratio {
		over = []kpi.Rule{kpi.None, kpi.Ratio}
	}
	return along, over[g.IntN(len(over))]
}

// newBrute draws a question; false where the model is none or nothing can be read so.
func newBrute(seed uint64) (bruteCase, bool) {
	g := rand.New(rand.NewPCG(seed, 5))
	c := bruteCase{ind: kpi.Indicator{ID: "k", Better: kpi.Direction(g.IntN(3))}}
	c.ind.Along, c.ind.Across = bruteRules(g)
	scale := int64(1)
	c.ind.Domain = kpi.Between(decimal.New(int64(-g.IntN(4)), 0), decimal.New(int64(6+g.IntN(20)), 0))
	if c.ind.Along == kpi.Path {
		c.ind.Domain = kpi.AtMost(decimal.New(20, 0))
	}
	if c.ind.Along == kpi.Product {
		c.ind.Domain, c.ind.Decimals, scale = kpi.Band{}, 1+int32(g.IntN(2)), 10
	}
	m := bruteModel(g, c.ind, scale)
	plan, err := chain.NewPlan(m)
	if err != nil {
		return c, false
	}
	var places []chain.Place
	var ms []chain.Measurement
	for at := range plan.Places(chain.Place{}) {
		if at.Chain != "" && at.Step != "" {
			continue
		}
		places = append(places, at)
		if len(plan.Parts(at)) == 0 && g.IntN(12) > 0 || g.IntN(25) == 0 {
			ms = append(ms, chain.Measurement{At: at, KPI: "k", Reading: bruteReading(g, c.ind, scale)})
		}
	}
	c.result, err = plan.Evaluate("", ms)
	c.whole, c.lever = places[g.IntN(len(places))], places[g.IntN(len(places))]
	if g.IntN(2) == 0 {
		c.whole = chain.Whole("x")
	}
	c.want = decimal.New(int64(g.IntN(60)-10), -c.ind.Decimals)
	if err != nil {
		return c, false
	}
	now, _ := c.result.Gauge(c.whole, "k")
	if v, ok := now.Reading.Value(); ok && g.IntN(4) > 0 {
		c.want = v.Round(c.ind.Decimals + 1).Add(decimal.New(int64(g.IntN(9)-4), -c.ind.Decimals))
	}
	return c, true
}

// bruteModel is a chain of one to four steps, some by units with people.
func bruteModel(g *rand.Rand, ind kpi.Indicator, scale int64) chain.Model {
	m := chain.Model{KPIs: []kpi.Indicator{ind}, Units: []chain.Unit{{ID: "u"}, {ID: "v", Parent: "u"}, {ID: "w"}},
		Members: []chain.Member{{Person: "p", Unit: "v"}, {Person: "q", Unit: "v"}, {Person: "r", Unit: "w"}}}
	links := []chain.Link{}
	for n := range 1 + g.IntN(4) {
		s := chain.Step{ID: fmt.Sprintf("s%d", n)}
		for _, u := range []string{"u", "w"} {
			if g.IntN(3) == 0 {
				s.By = append(s.By, chain.Assignment{Unit: u})
			}
		}
		m.Steps = append(m.Steps, s)
		l := chain.Link{Step: s.ID}
		if g.IntN(3) == 0 {
			l.Passes = decimal.New(int64(25+25*g.IntN(6)), -2)
		}
		if n > 0 && g.IntN(3) == 0 {
			l.After = []string{[]string{chain.Start, "s0"}[g.IntN(2)]}
		}
		links = append(links, l)
	}
	m.Chains = []chain.Chain{{ID: "x", Links: links}}
	target := decimal.New(1+g.Int64N(9), 0)
	if ind.Along == kpi.Product {
		target = decimal.New(1+g.Int64N(scale-1), -1)
	}
	m.Goals = []chain.Goal{{At: chain.Whole("x"), KPI: "k", Target: target}}
	return m
}

func bruteReading(g *rand.Rand, ind kpi.Indicator, scale int64) kpi.Reading {
	n := g.Int64N(10)
	volume := decimal.New(1+g.Int64N(5), 0)
	v := decimal.New(n, 0)
	if scale > 1 {
		v = decimal.New(5+g.Int64N(6), -1)
	}
	if ind.Along != kpi.Ratio && ind.Across != kpi.Ratio {
		return kpi.Of(v)
	}
	return kpi.Per(v.Mul(volume), volume)
}

// bruteValue is a reading's value as a fraction, nil if it has none.
func bruteValue(r kpi.Reading) *big.Rat {
	num, den, _ := r.Terms()
	if _, ok := r.Value(); !ok {
		return nil
	}
	if den.Sign() == 0 {
		return num.Rat()
	}
	return new(big.Rat).Quo(num.Rat(), den.Rat())
}

// bruteRow is what the whole reads with the lever at a value.
type bruteRow struct {
	lever, whole kpi.Reading
	value        *big.Rat
	x            *big.Rat
	does         bool
}

// rows tries every value that the lever may have, from the lowest; an error where With
// refuses it.
func (c bruteCase) rows() ([]bruteRow, error) {
	lo, _ := c.ind.Domain.Min() // 0 where the rule says so
	hi, ok := c.ind.Domain.Max()
	if !ok {
		hi = decimal.New(1, 0)
	}
	volume := decimal.Decimal{}
	if g, ok := c.result.Gauge(c.lever, "k"); ok {
		_, volume, _ = g.Reading.Terms()
	}
	var rows []bruteRow
	for x := lo; x.Cmp(hi) <= 0; x = x.Add(decimal.New(1, -c.ind.Decimals)) {
		r := bruteRow{lever: kpi.Of(x), x: x.Rat()}
		if volume.Sign() > 0 {
			r.lever = kpi.Per(x.Mul(volume), volume)
		}
		after, err := c.result.With(chain.Measurement{At: c.lever, KPI: "k", Reading: r.lever})
		if err != nil {
			return nil, err
		}
		g, _ := after.Gauge(c.whole, "k")
		r.whole, r.value = g.Reading, bruteValue(g.Reading)
		r.does = r.value != nil && c.does(r.value)
		rows = append(rows, r)
	}
	return rows, nil
}

// off is how far a value is from the whole's target.
func (c bruteCase) off(v *big.Rat) *big.Rat {
	goal, _ := c.result.Plan().Target(c.whole, "k")
	d := new(big.Rat).Sub(v, goal.Target.Rat())
	return d.Abs(d)
}

func (c bruteCase) does(v *big.Rat) bool {
	switch c.ind.Better {
	case kpi.Higher:
		return v.Cmp(c.want.Rat()) >= 0
	case kpi.Lower:
		return v.Cmp(c.want.Rat()) <= 0
	}
	return c.off(v).Cmp(c.off(c.want.Rat())) <= 0
}

// answer is what Seek should say, found by looking at every row.
func (c bruteCase) answer(rows []bruteRow) scenario.Need {
	n := scenario.Need{At: c.lever}
	from := slices.IndexFunc(rows, func(r bruteRow) bool { return r.does })
	if from < 0 {
		n.OutOfReach = true
		n.Whole = c.bestOf(rows)
		return n
	}
	to := from
	for to+1 < len(rows) && rows[to+1].does {
		to++
	}
	at, less := from, from-1
	if c.ind.Better == kpi.Lower || c.ind.Better == kpi.Near && c.highNearer(rows[from].x, rows[to].x) {
		at, less = to, to+1
	}
	n.Reading, n.Whole = rows[at].lever, rows[at].whole
	if less >= 0 && less < len(rows) {
		n.Short = rows[less].whole
	}
	return n
}

// highNearer reports whether the higher of two values is nearer to what the lever reads.
func (c bruteCase) highNearer(lo, hi *big.Rat) bool {
	g, _ := c.result.Gauge(c.lever, "k")
	now := bruteValue(g.Reading)
	if now == nil {
		return false
	}
	far := func(x *big.Rat) *big.Rat { d := new(big.Rat).Sub(x, now); return d.Abs(d) }
	return far(hi).Cmp(far(lo)) < 0
}

// bestOf is the best that the whole reads in any row; what it reads at the good end where
// it has no better value.
func (c bruteCase) bestOf(rows []bruteRow) kpi.Reading {
	switch c.ind.Better {
	case kpi.Higher:
		return rows[len(rows)-1].whole
	case kpi.Lower:
		return rows[0].whole
	}
	best := rows[0]
	for _, r := range rows {
		if best.value == nil || r.value != nil && c.off(r.value).Cmp(c.off(best.value)) < 0 {
			best = r
		}
	}
	return best.whole
}

// Seek says what one finds by trying every value that the lever may have.
func TestSeek_bruteForce(t *testing.T) {
	kinds := map[string]int{}
	seen := map[kpi.Rule]int{}
	for seed := range uint64(5000) {
		c, ok := newBrute(seed)
		if !ok || c.whole == c.lever || !c.result.Plan().Contains(c.whole, c.lever) {
			continue
		}
		if _, aims := c.result.Plan().Target(c.whole, "k"); c.ind.Better == kpi.Near && !aims {
			continue
		}
		name := fmt.Sprintf("seed %d: %s along, %s across, %s, %q of %q", seed, c.ind.Along, c.ind.Across, c.ind.Better, c.lever, c.whole)
		rows, err := c.rows()
		got, failed := scenario.Seek(c.result, c.whole, "k", c.want, c.lever)
		if err != nil {
			require.Error(t, failed, name)
			kinds["refused"]++
			continue
		}
		require.NoError(t, failed, name)
		want := c.answer(rows)
		require.Equal(t, seekText(want), seekText(got), name)
		seen[c.ind.Along]++
		kinds[c.ind.Better.String()]++
		if got.OutOfReach {
			kinds["out of reach"]++
		} else if _, ok := got.Short.Value(); ok {
			kinds["certified"]++
		}
	}
	assert.Len(t, seen, 10)
	for rule, n := range seen {
		assert.Greater(t, n, 30, rule)
	}
	for _, kind := range []string{"higher", "lower", "near", "refused", "out of reach", "certified"} {
		assert.Greater(t, kinds[kind], 10, kind)
	}
}
