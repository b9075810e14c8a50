package main

import (
	"maps"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

var everyLevel = []chain.Level{chain.Steps, chain.Departments, chain.Teams, chain.People}

// divided returns the gap of the customer's lead time, divided over a level.
func (m measured) divided(t *testing.T, by chain.Level) chain.Attribution {
	t.Helper()
	a, err := m.Attribute(chain.Whole(incidents), lead, by)
	require.NoError(t, err)
	return a
}

// target is ten days, in seconds.
var target = big.NewRat(864000, 1)

// Every level adds up: columns to a row, and rows to what the incidents took less
// than ten days, which another file says.
func TestGapAddsUp(t *testing.T) {
	for _, name := range everyLog {
		for _, by := range everyLevel {
			t.Run(name+" by "+by.String(), func(t *testing.T) {
				m := measure(t, name)
				a := m.divided(t, by)
				sum := a.Reserve.Add(a.Unexplained)
				for _, c := range a.Shares {
					s := c.Share
					assert.Equal(t, fixed(s.Gap), fixed(s.Value.Add(s.Passes).Add(s.Mix)), "%s", c.At)
					sum = sum.Add(s.Gap)
				}
				assert.Equal(t, fixed(a.Gap), fixed(sum))
				var took int64
				for _, i := range m.history.Incidents {
					took += i.Seconds
				}
				gap := new(big.Rat).Sub(target, big.NewRat(took, int64(len(m.history.Incidents))))
				assert.Equal(t, gap.FloatString(2), fixed(a.Gap))
				assert.Equal(t, "0.00", fixed(a.Unexplained))
			})
		}
	}
}

// fixed writes seconds with the two decimals that an attribution has.
func fixed(d decimal.Decimal) string { return d.StringFixed(2) }

// The figures of the issue, written out.
func TestKnownGap(t *testing.T) {
	a := measure(t, full).divided(t, chain.Steps)
	assert.Equal(t, "-271184.27", fixed(a.Gap)) // 864000 - 28286521620/24918
	assert.Equal(t, chain.At("Resolved"), a.Shares[0].At)
	assert.Equal(t, "-98576.36", fixed(a.Shares[0].Share.Value)) // (120·3600 - its mean) · (1 + 25320/24918)/2
	assert.Equal(t, "-7758.22", fixed(a.Shares[0].Share.Passes)) // (1 - 25320/24918) · (120·3600 + its mean)/2
}

// What the people of a department added is what the department did, and what stays
// with the steps is what they were passed more often: to the hundredth of a second.
func TestGapIsTheSameAtEveryLevel(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			steps := map[chain.Place]string{}
			slower := decimal.Decimal{}
			for _, c := range m.divided(t, chain.Steps).Shares {
				slower = slower.Add(c.Share.Value)
				if c.Share.Passes.Sign() != 0 {
					steps[c.At] = fixed(c.Share.Passes)
				}
			}
			departments := byUnit(m.divided(t, chain.Departments))
			assert.Equal(t, departments, byUnit(m.divided(t, chain.People)))
			assert.Equal(t, departments, byUnit(m.divided(t, chain.Teams)), "no department has teams")
			assert.Len(t, departments, len(m.Plan().Model().Units)+len(steps))
			together := decimal.Decimal{}
			for at, s := range departments {
				if at.Unit != "" {
					together = together.Add(decimal.RequireFromString(s))
					continue
				}
				assert.Equal(t, steps[at], s, "%s", at)
			}
			assert.Equal(t, fixed(slower), fixed(together))
		})
	}
}

// byUnit adds up the shares of departments, and keeps those of steps.
func byUnit(a chain.Attribution) map[chain.Place]string {
	sums := map[chain.Place]decimal.Decimal{}
	for _, c := range a.Shares {
		c.At.Person = ""
		sums[c.At] = sums[c.At].Add(c.Share.Gap)
	}
	texts := map[chain.Place]string{}
	for at, sum := range sums {
		texts[at] = fixed(sum)
	}
	return texts
}

// What is printed adds up for who checks it with a pencil.
func TestPrintedGapAddsUp(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			text, err := (&report{history: m.history, Result: m.Result}).write()
			require.NoError(t, err)
			tables := regexp.MustCompile(`(?ms)^(?:Step|Department) +gap h.*?^gap .*?$`).FindAllString(text, -1)
			require.Len(t, tables, 2)
			for _, table := range tables {
				addsUp(t, strings.Split(table, "\n")[1:])
			}
			assert.Equal(t, 2, strings.Count(text, "\ngap "))
		})
	}
}

// addsUp checks the lines of a table: rows of two columns, their sum, and single
// numbers of which the last is the sum of all.
func addsUp(t *testing.T, lines []string) {
	t.Helper()
	number := regexp.MustCompile(`-?[\d,]+\.\d\d\b`)
	var columns [3]decimal.Decimal
	singles := decimal.Decimal{}
	for i, line := range lines {
		var n []decimal.Decimal
		for _, s := range number.FindAllString(line, -1) {
			n = append(n, decimal.RequireFromString(strings.ReplaceAll(s, ",", "")))
		}
		switch {
		case i == len(lines)-1:
			require.Len(t, n, 1, line)
			assert.Equal(t, fixed(n[0]), fixed(columns[0].Add(singles)))
		case len(n) == 1:
			singles = singles.Add(n[0])
		case strings.HasPrefix(line, "all "):
			for k := range columns {
				assert.Equal(t, fixed(columns[k]), fixed(n[k]), line)
			}
		default:
			require.Len(t, n, 3, line)
			assert.Equal(t, fixed(n[0]), fixed(n[1].Add(n[2])), line)
			for k := range columns {
				columns[k] = columns[k].Add(n[k])
			}
		}
	}
}

// No person of the log is printed, and no department whose people are so few that
// its figure says much of each of them; nor are these few all that is left.
func TestGapNamesNoPeople(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			r := &report{history: m.history, Result: m.Result}
			text, err := r.write()
			require.NoError(t, err)
			words := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" /,.:;()\n", c) })
			for _, member := range m.Plan().Model().Members {
				if member.Person != journey.Unknown { // which is a department too
					assert.NotContains(t, words, member.Person)
				}
			}

			people := map[string]map[string]bool{}
			for at := range worked(t, name) {
				if people[at.Unit] == nil {
					people[at.Unit] = map[string]bool{}
				}
				people[at.Unit][at.Person] = true
			}
			named, others := r.named(m.divided(t, chain.Departments).Shares)
			assert.Equal(t, len(people), len(named)+len(others))
			for _, c := range named {
				assert.GreaterOrEqual(t, len(people[c.At.Unit]), 5, c.At.Unit)
			}
			rest := map[string]bool{}
			for _, c := range others {
				maps.Copy(rest, people[c.At.Unit])
			}
			assert.GreaterOrEqual(t, len(rest), 5)
		})
	}
}

// Departments that are large enough are not named either where one small department
// would be left.
func TestGapLeavesNoFew(t *testing.T) {
	m := measure(t, full)
	r := &report{history: m.history, Result: m.Result}
	share := func(unit string, gap int64) chain.Contribution {
		return chain.Contribution{At: chain.Place{Unit: unit}, Share: kpi.Share{Gap: whole(gap)}}
	}
	g11 := share("G11", 9) // one person
	for _, c := range []struct {
		name                 string
		all, named, leftOver []chain.Contribution
	}{
		{"nobody left", []chain.Contribution{share("G70", 3), share("G9", -2)},
			[]chain.Contribution{share("G9", -2), share("G70", 3)}, nil},
		{"one person left", []chain.Contribution{share("G70", 3), share("G9", -2), g11},
			[]chain.Contribution{share("G70", 3)}, []chain.Contribution{g11, share("G9", -2)}},
		{"one person in all", []chain.Contribution{g11}, nil, []chain.Contribution{g11}},
		{"steps have no people", []chain.Contribution{{At: chain.At("New")}, share("G70", 3)},
			[]chain.Contribution{share("G70", 3)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			named, leftOver := r.named(c.all)
			assert.Equal(t, ids(c.named), ids(named))
			assert.Equal(t, ids(c.leftOver), ids(leftOver))
		})
	}
}

func ids(all []chain.Contribution) (ids []string) {
	for _, c := range all {
		ids = append(ids, c.At.Unit)
	}
	return ids
}
