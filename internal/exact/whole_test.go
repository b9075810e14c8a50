package exact_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/exact"
)

func TestFraction(t *testing.T) {
	huge := exact.Frac(1, 3).Mul(exact.Scaled(1, 30))
	for _, x := range []exact.Num{exact.Int(0), exact.Int(-5), exact.Frac(-6, 4), exact.Frac(1, 1<<62), huge, huge.Inv()} {
		num, den := x.Fraction()
		assert.True(t, num.IsInt() && den.IsInt() && den.Sign() > 0, x.String())
		assert.Equal(t, x.String(), num.Quo(den).String())
	}
	num, den := exact.Frac(-6, 4).Fraction()
	assert.Equal(t, "-3/2", num.String()+"/"+den.String())
}

func TestWhole(t *testing.T) {
	cases := []struct {
		name string
		in   []exact.Num
		want []string
	}{
		{"none", nil, []string{}},
		{"one", []exact.Num{exact.Frac(3, 7)}, []string{"1"}},
		{"halves and thirds", []exact.Num{exact.Frac(1, 2), exact.Frac(2, 3), exact.Int(1)}, []string{"3", "4", "6"}},
		{"all even", []exact.Num{exact.Int(4), exact.Int(6)}, []string{"2", "3"}},
		{"of one size", []exact.Num{exact.Frac(1, 3), exact.Frac(1, 3)}, []string{"1", "1"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := []string{}
			for _, x := range exact.Whole(c.in) {
				got = append(got, x.String())
			}
			assert.Equal(t, c.want, got)
		})
	}
}
