package exact

import "math/big"

// Fraction returns the whole numbers num and den, den more than zero, that x is the
// quotient of in lowest terms.
func (x Num) Fraction() (num, den Num) {
	a, b := x.terms()
	return whole(a), whole(b)
}

// Whole returns the smallest whole numbers in the same proportions as xs, all of
// which are more than zero.
func Whole(xs []Num) []Num {
	multiple, divisor := big.NewInt(1), new(big.Int)
	for _, x := range xs {
		num, den := x.terms()
		multiple.Mul(multiple, over(den, common(multiple, den)))
		divisor.GCD(nil, nil, divisor, num)
	}
	all := make([]Num, len(xs))
	by := Num{}
	if len(xs) > 0 {
		by = Quotient(multiple, divisor)
	}
	for k, x := range xs {
		all[k] = x.Mul(by)
	}
	return all
}
