package scenario

import (
	"slices"

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
// Low <= Mode <= High; Low == High is certain. What is drawn is rounded to the nearest
// value of the indicator's Decimals, a half away from zero; all values fit 18 digits
// counted to these. The zero value is no distribution and refused, for nothing read is
// not zero: what is certainly 0 has it as its one of Values.
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

// sample returns how a distribution is drawn from, in last digits of a KPI, and reports
// what is wrong with it.
func (p *problems) sample(path string, d Dist, of kpi.Indicator) sampler {
	before := len(p.list)
	switch {
	case len(d.Values) > 0:
		return p.sampleValues(path, d, of)
	case !d.Uniform && d.empty():
		p.add(path, codeForm, kpi.ErrRange, "no distribution: give low, mode and high, or values")
		return sampler{}
	}
	p.fits(path+".low", d.Low, of)
	p.fits(path+".high", d.High, of)
	if !d.Uniform {
		p.fits(path+".mode", d.Mode, of)
	}
	if len(p.list) > before {
		return sampler{}
	}
	s := newSampler(d, of.Decimals)
	if s.low.Cmp(s.high) > 0 || !d.Uniform && (s.low.Cmp(s.mode) > 0 || s.mode.Cmp(s.high) > 0) {
		p.add(path, codeOrder, kpi.ErrRange, "%s", d.disorder())
	}
	return s
}

// empty reports that no end and no mode was given.
func (d Dist) empty() bool { return d.Low.IsZero() && d.Mode.IsZero() && d.High.IsZero() }

// disorder says how a distribution is out of order.
func (d Dist) disorder() string {
	if d.Uniform {
		return "low " + exact.Text(d.Low) + " is more than high " + exact.Text(d.High)
	}
	return "low " + exact.Text(d.Low) + ", mode " + exact.Text(d.Mode) + " and high " + exact.Text(d.High) +
		" are not in order"
}

// sampleValues is sample for an empirical distribution.
func (p *problems) sampleValues(path string, d Dist, of kpi.Indicator) sampler {
	if d.Uniform || !d.empty() {
		p.add(path, codeForm, kpi.ErrRange, "values are a distribution, and low, mode, high and uniform are another: give one")
		return sampler{}
	}
	s := sampler{places: of.Decimals, values: make([]int64, len(d.Values))}
	for n, v := range d.Values {
		if !p.fits(path+".values", v, of) {
			return sampler{}
		}
		s.values[n], _ = exact.MustFrom(v).Grid(of.Decimals, exact.HalfAway)
	}
	s.least, s.most = slices.Min(s.values), slices.Max(s.values)
	return s
}

// fits reports a number that is none of a KPI's.
func (p *problems) fits(path string, v decimal.Decimal, of kpi.Indicator) bool {
	if x, err := exact.From(v); err == nil {
		if k, ok := x.Grid(of.Decimals, exact.HalfAway); ok && -most18 < k && k < most18 {
			return true
		}
	}
	p.add(path, codeLong, kpi.ErrRange, "a number of more than 18 digits, counted to the %d decimals of %q", of.Decimals, of.ID)
	return false
}

// most18 is the first number of more than 18 digits.
const most18 = 1_000_000_000_000_000_000
