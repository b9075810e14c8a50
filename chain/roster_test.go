package chain_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

func TestRoster(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	places := []chain.Place{day("p2"), chain.Whole("order"), day("p1"), {Chain: "order", Step: "pack"}, {Unit: "sales"}, day("p2")}
	r, err := plan.Roster(slices.Values(places))
	require.NoError(t, err)
	require.Equal(t, len(places), r.Len())
	for i, at := range places {
		assert.Equal(t, at, r.At(i))
	}
	assert.Equal(t, chain.Place{}, r.At(-1))
	assert.Equal(t, chain.Place{}, r.At(len(places)))

	all := rosterOf(plan, chain.Place{})
	var listed []chain.Place
	for i := range all.Len() {
		listed = append(listed, all.At(i))
	}
	assert.Equal(t, slices.Collect(plan.Places(chain.Place{})), listed)
}

func TestRosterOfNothing(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	none, err := plan.Roster(nil)
	require.NoError(t, err)
	var never *chain.Roster
	for _, r := range []*chain.Roster{none, never, {}} {
		assert.Zero(t, r.Len())
		assert.Equal(t, chain.Place{}, r.At(0))
		result, err := plan.EvaluateRoster("now", r, chain.Readings{KPI: "lead"})
		require.NoError(t, err)
		assert.Empty(t, slices.Collect(result.Measurements()))
		for range result.Lights(r, "lead", 2) {
			assert.Fail(t, "a light of no places")
		}
	}
}

func TestRosterRefuses(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	r, err := plan.Roster(slices.Values([]chain.Place{day("p1"), chain.At("nowhere"), {Step: "pick", Person: "p1"}, {}}))
	assert.Nil(t, r)
	assert.EqualError(t, err, `chain: [1]: no place "/nowhere" (and 2 other problems)`)
	require.ErrorIs(t, err, chain.ErrUnknown)
}

// Each problem of columns has its path, its code and its class.
func TestEvaluateRosterRefuses(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	roster := must(plan.Roster(slices.Values([]chain.Place{day("p1"), day("p2"), day("p1"), chain.At("sell")})))
	four := func(n ...int64) []int64 { return append(n, make([]int64, 4-len(n))...) }
	tests := []struct {
		name    string
		columns []chain.Readings
		want    []string
		is      error
	}{
		{"an unknown KPI", []chain.Readings{{KPI: "lead", Num: four(), Read: make([]bool, 4)}, {KPI: "speed", Num: four()}},
			[]string{`[1].kpi KM702 no KPI "speed"`}, chain.ErrUnknown},
		{"lengths", []chain.Readings{{KPI: "lead", Num: four()[:3], Den: []int64{}, Read: make([]bool, 5)}, {KPI: "lead"}},
			[]string{
				"[0].num KM712 3 numbers for a roster of 4 places", "[0].den KM712 0 numbers for a roster of 4 places",
				"[0].read KM712 5 numbers for a roster of 4 places", "[1].num KM712 0 numbers for a roster of 4 places",
			}, kpi.ErrParts},
		{"decimals", []chain.Readings{{KPI: "lead", Num: four(), Decimals: 19}, {KPI: "lead", Num: four(), Den: four(), DenDecimals: -1}},
			[]string{"[0].decimals KM712 19 and 0 decimals, and they are 0 to 18", "[1].decimals KM712 0 and -1 decimals, and they are 0 to 18"},
			kpi.ErrRange},
		{"a place twice", []chain.Readings{{KPI: "lead", Num: four(7, 7, 7), Den: four(1, 1, 1), Read: []bool{true, true, true, false}}},
			[]string{`[0].num[2] KM703 "lead" is measured at "/pick/day/p1" already`}, chain.ErrDuplicate},
		{"columns of one KPI", []chain.Readings{
			{KPI: "lead", Num: four(7), Den: four(1), Read: []bool{true, false, false, false}},
			{KPI: "lead", Num: four(7, 8), Den: four(1, 1), Read: []bool{true, true, false, false}},
		}, []string{`[1].num[0] KM703 "lead" is measured at "/pick/day/p1" already`}, chain.ErrDuplicate},
		{"a negative volume", []chain.Readings{{KPI: "lead", Num: four(7, 7), Den: four(1, -2), Read: []bool{true, true, false, false}}},
			[]string{"[0].num[1] KM707 the volume -2 is below 0"}, kpi.ErrRange},
		{"passes anywhere", []chain.Readings{{KPI: chain.Passes, Num: four(7), Read: []bool{true, false, false, false}}},
			[]string{`[0].num[0] KM709 "passes" is not read at "/pick/day/p1": only "passes" is read at a link of a chain, and only there`},
			chain.ErrUnknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := plan.EvaluateRoster("now", roster, tt.columns...)
			assert.Nil(t, r)
			require.ErrorIs(t, err, tt.is)
			assert.Equal(t, tt.want, problemLines(err))
		})
	}
}

func problemLines(err error) (lines []string) {
	var bad *chain.InvalidError
	if errors.As(err, &bad) {
		for _, p := range bad.Problems {
			lines = append(lines, p.Path+" "+p.Code+" "+p.Reason)
		}
	}
	return lines
}

// A roster of another plan is used by the names of its places, and each that is not there
// is said, once.
func TestRosterOfAnotherPlan(t *testing.T) {
	m := small()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	roster := rosterOf(plan, chain.Place{Person: "p1"})
	at := slices.Index(slices.Collect(plan.Places(chain.Place{Person: "p1"})), day("p1"))
	read := make([]bool, roster.Len())
	read[at] = true
	columns := make([]chain.Readings, 2)
	for k := range columns {
		columns[k] = chain.Readings{KPI: []string{"lead", "cost"}[k], Num: make([]int64, len(read)), Read: read}
	}
	columns[0].Den = slices.Repeat([]int64{1}, len(read))

	other, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := other.EvaluateRoster("now", roster, columns...)
	require.NoError(t, err)
	assert.Len(t, slices.Collect(r.Measurements()), 2)
	assert.Equal(t, lightsText(r, chain.Place{Person: "p1"}, "lead", 2), lightsOn(r, roster, "lead", 2))

	m.Members = slices.DeleteFunc(m.Members, func(m chain.Member) bool { return m.Person == "p1" })
	gone, err := chain.NewPlan(m)
	require.NoError(t, err)
	_, err = gone.EvaluateRoster("now", roster, columns...)
	require.ErrorIs(t, err, chain.ErrUnknown)
	require.Len(t, problemLines(err), roster.Len())
	assert.Equal(t, `roster[0] KM701 no place "`+roster.At(0).String()+`"`, problemLines(err)[0])
	blank, err := gone.Evaluate("now", nil)
	require.NoError(t, err)
	assert.Empty(t, lightsOn(blank, roster, "lead", 2))
}

// What only goals make are places of one plan and not of another, of the same organisation.
func TestRosterWithGoals(t *testing.T) {
	m := small()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	roster := rosterOf(plan, chain.Place{})
	bare, err := plan.WithGoals(nil)
	require.NoError(t, err)
	r, err := bare.Evaluate("now", nil)
	require.NoError(t, err)
	assert.Empty(t, lightsOn(r, roster, "lead", 2))
	again, err := bare.WithGoals(m.Goals)
	require.NoError(t, err)
	r, err = again.Evaluate("now", nil)
	require.NoError(t, err)
	assert.Equal(t, lightsText(r, chain.Place{}, "cost", 2), lightsOn(r, roster, "cost", 2))
}

// The smallest and the largest numbers go in and come out, by words and without.
func TestEvaluateRosterFar(t *testing.T) {
	plan := lightsOf(t, of("1")).Plan()
	roster := rosterOf(plan, chain.Place{Unit: "u"})
	people := []bool{false, true, true}
	for _, decimals := range []int32{0, 4, 18} {
		r, err := plan.EvaluateRoster("now", roster,
			chain.Readings{KPI: "x", Num: []int64{0, math.MinInt64, math.MaxInt64}, Read: people, Decimals: decimals})
		require.NoError(t, err)
		g, _ := r.Gauge(roster.At(1), "x")
		want := map[int32]string{0: "-9223372036854775808", 4: "-922337203685477.5808", 18: "-9.223372036854775808"}[decimals]
		assert.Equal(t, want, g.Reading.String())
		assert.Equal(t, lightsText(r, chain.Place{}, "x", 3), gaugesText(r, chain.Place{}, "x", 3))
	}
}

// Quotients are held to the domain, with all their decimals.
func TestEvaluateRosterDomain(t *testing.T) {
	plan, err := chain.NewPlan(chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "x", Decimals: 4, Across: kpi.Ratio, Domain: kpi.Between(num("0.5"), num("1.25"))},
			{ID: "y", Decimals: 4, Across: kpi.Ratio, Domain: kpi.AtLeast(num("0.5"))},
		},
		Units:   []chain.Unit{{ID: "u"}},
		Members: []chain.Member{{Person: "a", Unit: "u"}, {Person: "b", Unit: "u"}},
		Steps:   []chain.Step{{ID: "s", By: []chain.Assignment{{Unit: "u"}}}},
	})
	require.NoError(t, err)
	roster := must(plan.Roster(slices.Values([]chain.Place{chain.At("s").By("u").Who("a"), chain.At("s").By("u").Who("b")})))
	tests := []struct {
		name, kpi string
		num, den  []int64 // in hundredths, per thousandths
		want      []string
	}{
		{"within", "x", []int64{50, 125}, []int64{1000, 1000}, nil},
		{"below", "x", []int64{499, 60}, []int64{10_000, 1000}, []string{`[0].num[0] KM706 0.499 is outside 0.5 to 1.25, where readings of "x" lie`}},
		{"below, and open above", "y", []int64{499, 60}, []int64{10_000, 1000}, []string{`[0].num[0] KM706 0.499 is outside at least 0.5, where readings of "y" lie`}},
		{"above", "x", []int64{60, 1251}, []int64{1000, 10_000}, []string{`[0].num[1] KM706 1.251 is outside 0.5 to 1.25, where readings of "x" lie`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := plan.EvaluateRoster("now", roster, chain.Readings{KPI: tt.kpi, Num: tt.num, Den: tt.den, Decimals: 2, DenDecimals: 3})
			assert.Equal(t, tt.want, problemLines(err))
		})
	}
}

// What is found while composing stands where the reading does, as in a list.
func TestEvaluateRosterOrder(t *testing.T) {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:    []kpi.Indicator{{ID: "x", Across: kpi.Ratio}},
		Units:   []chain.Unit{{ID: "u"}},
		Members: []chain.Member{{Person: "a", Unit: "u"}, {Person: "b", Unit: "u"}},
		Steps: []chain.Step{
			{ID: "s", By: []chain.Assignment{{Unit: "u"}}}, {ID: "t", By: []chain.Assignment{{Unit: "u"}}},
		},
	})
	require.NoError(t, err)
	var places []chain.Place
	for _, step := range []string{"t", "s"} {
		places = append(places, chain.At(step).By("u").Who("a"), chain.At(step).By("u").Who("b"))
	}
	roster := must(plan.Roster(slices.Values(places)))
	_, err = plan.EvaluateRoster("now", roster, chain.Readings{KPI: "x", Num: []int64{1, 2, 3, 4}})
	var first []string
	for _, line := range problemLines(err) {
		first = append(first, line[:len("[0].num[0] KM708 1 has no volume, and \"/t")])
	}
	assert.Equal(t, []string{
		`[0].num[0] KM708 1 has no volume, and "/t`, `[0].num[1] KM708 2 has no volume, and "/t`,
		`[0].num[2] KM708 3 has no volume, and "/s`, `[0].num[3] KM708 4 has no volume, and "/s`,
	}, first)
}

// More readings than have a number are refused, also where an int has 32 bits.
func TestEvaluateRosterTooMany(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	const rows, columns = 1 << 16, 1<<15 + 1
	roster := must(plan.Roster(slices.Values(slices.Repeat([]chain.Place{chain.At("sell")}, rows))))
	one := chain.Readings{KPI: "lead", Num: make([]int64, rows), Read: make([]bool, rows)}
	r, err := plan.EvaluateRoster("now", roster, slices.Repeat([]chain.Readings{one}, columns)...)
	assert.Nil(t, r)
	assert.EqualError(t, err, "chain: 2147549184 readings, and at most 2147483647 are taken at once")
}
