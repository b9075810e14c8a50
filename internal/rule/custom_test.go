package rule_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

var errNegative = errors.New("below zero")

// custom returns a rule of a host's operator on values.
func custom(name string, eval func(parts []rule.Part, x []exact.Num) (exact.Num, error)) *rule.Rule {
	return rule.Custom(name, false, func(parts []rule.Part) (rule.Reading, error) {
		x := make([]exact.Num, len(parts))
		for i, p := range parts {
			x[i], _ = p.Value()
		}
		v, err := eval(parts, x)
		return rule.Of(v), err
	})
}

// Operators as hosts write them.
var (
	addition = custom("addition", func(parts []rule.Part, x []exact.Num) (sum exact.Num, err error) {
		for i, v := range x {
			sum = sum.Add(parts[i].Planned.Mul(v))
		}
		return sum, nil
	})
	positive = custom("positive", func(_ []rule.Part, x []exact.Num) (sum exact.Num, err error) {
		for _, v := range x {
			if v.Sign() < 0 {
				return sum, errNegative
			}
			sum = sum.Add(v)
		}
		return sum, nil
	})
	harmonic = custom("harmonic", func(_ []rule.Part, x []exact.Num) (exact.Num, error) {
		var sum exact.Num
		for _, v := range x {
			if v.Sign() <= 0 {
				return exact.Num{}, errNegative
			}
			sum = sum.Add(v.Inv())
		}
		return exact.Int(int64(len(x))).Quo(sum), nil
	})
	crest = custom("crest", func(_ []rule.Part, x []exact.Num) (exact.Num, error) {
		most := x[0]
		for _, v := range x {
			most = exact.Max(most, v)
		}
		return most, nil
	})
	constant = custom("constant", func([]rule.Part, []exact.Num) (exact.Num, error) { return exact.Int(5), nil })
	failing  = custom("failing", func([]rule.Part, []exact.Num) (exact.Num, error) { return exact.Num{}, errNegative })
	silent   = rule.Custom("silent", false, func([]rule.Part) (rule.Reading, error) { return rule.Reading{}, nil })
)

func TestCompose_custom(t *testing.T) {
	cases := []struct {
		name  string
		rule  *rule.Rule
		parts []rule.Part
		want  string
		err   error
	}{
		{"only parts with a value are given", harmonic, each(of("1"), absent, missing, void, of("3")), "3/2", nil},
		{"all missing", harmonic, each(missing, void), "missing", nil},
		{"all absent", harmonic, each(absent, absent), "absent", nil},
		{"it fails", harmonic, each(of("-1")), "0", errNegative},
		{"it gives nothing", silent, each(of("1")), "missing", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.rule.Compose(c.parts)
			require.ErrorIs(t, err, c.err)
			assert.Equal(t, c.want, read(got))
		})
	}
}

// A cascade under a host's operator searches levels on the grid.
func TestCascade_custom(t *testing.T) {
	cases := []struct {
		name   string
		rule   *rule.Rule
		better light.Direction
		whole  [3]string
		grid   rule.Grid
		parts  []rule.Part
		want   [][]string
	}{
		{"addition is shared alike, ties to the earlier", addition, light.Lower, [3]string{"10", "", "12"}, rule.Grid{}, weighted("1", "1", "1"),
			[][]string{{"4", "4", "5"}, {"3", "3", "4"}, {"3", "3", "3"}}},
		{"addition to reach", addition, light.Higher, [3]string{"10"}, rule.Grid{}, weighted("1", "1", "1"),
			[][]string{{"3", "3", "3"}, {"3", "3", "3"}, {"4", "4", "4"}}},
		{"harmonic", harmonic, light.Higher, [3]string{"30", "", "29"}, rule.Grid{Domain: exact.AtLeast(num("0"))}, weighted("1", "1"),
			[][]string{{"30", "30", "29"}, {"30", "30", "29"}}},
		{"the larger one: nobody is let off", crest, light.Higher, [3]string{"7"}, rule.Grid{}, weighted("1", "1"),
			[][]string{{"7", "7", "7"}, {"7", "7", "7"}}},
		{"one that fails below zero", positive, light.Lower, [3]string{"5"}, rule.Grid{}, weighted("1", "1"),
			[][]string{{"3", "3", "3"}, {"2", "2", "2"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			whole := bands(t, c.better, c.whole[0], c.whole[1], c.whole[2])
			got, short, err := c.rule.Cascade(whole, c.parts, make([]*light.Bands, len(c.parts)), c.grid)
			require.NoError(t, err)
			assert.False(t, short)
			var all [][]string
			for _, b := range got {
				all = append(all, ends(b))
			}
			assert.Equal(t, c.want, all)
		})
	}
}

// An operator that cannot reach the target, or cannot be asked, is an error.
func TestCascade_customError(t *testing.T) {
	in := rule.Grid{Domain: exact.Between(num("0"), num("10"))}
	var far *rule.InfeasibleError
	_, _, err := constant.Cascade(bands(t, light.Higher, "6", "", ""), weighted("1", "1"), make([]*light.Bands, 2), in)
	require.ErrorAs(t, err, &far)
	assert.Equal(t, "the strictest targets give 5, 1 short of 6", err.Error())

	_, _, err = failing.Cascade(bands(t, light.Higher, "6", "", ""), weighted("1", "1"), make([]*light.Bands, 2), in)
	require.ErrorIs(t, err, errNegative)

	_, _, err = silent.Cascade(bands(t, light.Higher, "6", "", ""), weighted("1", "1"), make([]*light.Bands, 2), in)
	require.ErrorContains(t, err, "gave no value")

	_, _, err = constant.Cascade(bands(t, light.Higher, "6", "", ""), weighted("1", "1"), make([]*light.Bands, 2), rule.Grid{})
	require.ErrorIs(t, err, rule.ErrLevel, "no strictest corner, and no level that holds")

	_, _, err = failing.Cascade(bands(t, light.Higher, "6", "", ""), weighted("1", "1"), make([]*light.Bands, 2), rule.Grid{})
	require.Error(t, err)
}

// TestLaws_custom: what an addition promises it promises as a host's operator,
// too. It rises in every part, so that no part can be done without.
func TestLaws_custom(t *testing.T) {
	for seed := range uint64(300) {
		c := newRandom(t, addition, seed)
		bands, short, err := addition.Cascade(c.whole, c.parts, c.pins, c.grid)
		var far *rule.InfeasibleError
		if errors.As(err, &far) {
			continue
		}
		require.NoError(t, err, "seed %d: %v", seed, c)
		require.NoError(t, c.shape(bands), "seed %d: %v", seed, c)
		require.NoError(t, c.promise(t, bands, short), "seed %d: %v", seed, c)
	}
}
