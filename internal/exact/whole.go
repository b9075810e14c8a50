package exact

import "math/big"

// Fraction returns the whole numbers num and den, den more than zero, that x is the
// quotient of in lowest terms.
func (x Num) Fraction() (num, den Num) {
	if x.big == nil {
		return Int(x.num), canonical(new(big.Rat).SetInt(new(big.Int).SetUint64(x.den())))
	}
	return canonical(new(big.Rat).SetInt(x.big.Num())), canonical(new(big.Rat).SetInt(x.big.Denom()))
}

// Whole returns the smallest whole numbers in the same proportions as xs, all of
// which are more than zero.
func Whole(xs []Num) []Num {
	multiple, divisor := big.NewInt(1), new(big.Int)
	for _, x := range xs {
		r := x.rat()
		common := new(big.Int).GCD(nil, nil, multiple, r.Denom())
		multiple.Mul(multiple, new(big.Int).Quo(r.Denom(), common))
		divisor.GCD(nil, nil, divisor, r.Num())
	}
	whole := make([]Num, len(xs))
	by := Num{}
	if len(xs) > 0 {
		by = canonical(new(big.Rat).SetFrac(multiple, divisor))
	}
	for k, x := range xs {
		whole[k] = x.Mul(by)
	}
	return whole
}
