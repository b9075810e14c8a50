package scenario

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// A Dist says what a reading may be: what people can state without a statistician. It
// is one of three:
//
//   - triangular: at least Low, most likely Mode, at most High;
//   - uniform, if Uniform: anything from Low to High alike, Mode ignored;
//   - empirical, if there are Values: one of these, all alike, and the other fields zero.
//
// Low <= Mode <= High; Low == High is certain. Numbers have at most 18 digits before the
// point. The zero value is no distribution and refused, for nothing read is not zero:
// what is certainly 0 has it as its one of Values.
//
// Draws may have more decimals than targets have, as readings do: the indicator's Decimals
// do not round them. They are decimals that lie evenly between Low and High, a million or
// more where 18 digits are enough for it, a power of ten apart: for 5 to 17
// hundred-thousandths. Ends that do not lie on these are rounded inwards; Values are drawn
// as they are, with as many decimals as 18 digits leave the largest of them.
//
// There is no normal distribution: it has no ends, and every reading must have a place
// in its KPI's Domain.
type Dist struct {
	Low     decimal.Decimal   `json:"low,omitzero"`
	Mode    decimal.Decimal   `json:"mode,omitzero"`
	High    decimal.Decimal   `json:"high,omitzero"`
	Uniform bool              `json:"uniform,omitempty"`
	Values  []decimal.Decimal `json:"values,omitempty"`
}

// Triangular returns the triangular distribution: mean (low + mode + high) / 3.
func Triangular(low, mode, high decimal.Decimal) Dist { return Dist{Low: low, Mode: mode, High: high} }

// Uniform returns the uniform distribution: mean (low + high) / 2.
func Uniform(low, high decimal.Decimal) Dist { return Dist{Low: low, High: high, Uniform: true} }

// Empirical returns the distribution of readings, last year's months say, all alike
// however large their volumes. Readings without a value are left out; without any
// left it is the zero value.
func Empirical(readings []kpi.Reading) Dist {
	var d Dist
	for _, r := range readings {
		if v, ok := r.Value(); ok {
			d.Values = append(d.Values, v)
		}
	}
	return d
}

// MarshalJSON writes the fields with their decimals as strings.
func (d Dist) MarshalJSON() ([]byte, error) { return jsonx.Marshal(d) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, d stays as it was.
func (d *Dist) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, d) }

// sample returns how a distribution is drawn from, and reports what is wrong with it.
func (p *problems) sample(path string, d Dist) sampler {
	before := len(p.list)
	switch {
	case len(d.Values) > 0 && (d.Uniform || !d.empty()):
		p.add(path, codeForm, kpi.ErrRange, "values are a distribution, and low, mode, high and uniform are another: give one")
	case len(d.Values) > 0:
		for n, v := range d.Values {
			p.fits(fmt.Sprintf("%s.values[%d]", path, n), v)
		}
	case d.empty() && !d.Uniform:
		p.add(path, codeForm, kpi.ErrRange, "no distribution: give low, mode and high, or values")
	default:
		p.fits(path+".low", d.Low)
		p.fits(path+".high", d.High)
		if !d.Uniform {
			p.fits(path+".mode", d.Mode)
		}
		if len(p.list) == before && d.disordered() {
			p.add(path, codeOrder, kpi.ErrRange, "%s", d.disorder())
		}
	}
	switch {
	case len(p.list) > before:
		return sampler{}
	case len(d.Values) > 0:
		return newValues(d.Values)
	}
	s, some := newSampler(d)
	if !some {
		p.add(path, codeLong, kpi.ErrRange, "no number of 18 digits lies between %s and %s", exact.Text(d.Low), exact.Text(d.High))
	}
	return s
}

// empty reports that no end and no mode was given.
func (d Dist) empty() bool { return d.Low.IsZero() && d.Mode.IsZero() && d.High.IsZero() }

// disordered reports whether a distribution is out of order.
func (d Dist) disordered() bool {
	return exact.Compare(d.Low, d.High) > 0 ||
		!d.Uniform && (exact.Compare(d.Low, d.Mode) > 0 || exact.Compare(d.Mode, d.High) > 0)
}

// disorder says how.
func (d Dist) disorder() string {
	if d.Uniform {
		return "low " + exact.Text(d.Low) + " is more than high " + exact.Text(d.High)
	}
	return "low " + exact.Text(d.Low) + ", mode " + exact.Text(d.Mode) + " and high " + exact.Text(d.High) +
		" are not in order"
}

// fits reports a number of too many digits.
func (p *problems) fits(path string, v decimal.Decimal) {
	if x, err := exact.From(v); err != nil || !fits18(x) {
		p.add(path, codeLong, kpi.ErrRange, "a number of more than 30 digits, or of more than 18 before the point")
	}
}
