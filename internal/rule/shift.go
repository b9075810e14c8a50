package rule

import "github.com/kpichain/kpichain/internal/exact"

// What a single change does to a whole, without composing it again. Each holds
// exactly what eval would give; a test compares them.

func shiftSum(parts []Part, x []exact.Num, whole exact.Num, i int, value exact.Num) exact.Num {
	return whole.Add(parts[i].Passes.Mul(value.Sub(x[i])))
}

func shiftTotal(_ []Part, x []exact.Num, whole exact.Num, i int, value exact.Num) exact.Num {
	return whole.Add(value.Sub(x[i]))
}

func shiftMean(parts []Part, x []exact.Num, whole exact.Num, i int, value exact.Num) exact.Num {
	var weights exact.Num
	for _, p := range parts {
		weights = weights.Add(p.Weight)
	}
	return whole.Add(parts[i].Weight.Mul(value.Sub(x[i])).Quo(weights))
}

func shiftProduct(parts []Part, x []exact.Num, whole exact.Num, i int, value exact.Num) exact.Num {
	old := through(parts[i].Passes, x[i])
	if parts[i].Choice == 0 && !old.IsZero() {
		return whole.Quo(old).Mul(through(parts[i].Passes, value))
	}
	before := x[i]
	x[i] = value
	v, _ := evalProduct(parts, x)
	x[i] = before
	return v
}
