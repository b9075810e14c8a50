package exact

import (
	"encoding/binary"
	"math/big"
	"math/bits"
)

// BitLen returns the length in bits of the longer term of x in lowest terms.
func (x Num) BitLen() int {
	if x.big == nil {
		return max(bits.Len64(mag(x.num)), bits.Len64(x.den()))
	}
	return max(x.big.num.BitLen(), x.big.den.BitLen())
}

// AppendTo appends x in the one form that [Take] reads: the numerator in lowest terms,
// then the denominator, each as its length in bytes and its magnitude, high byte first.
// The numerator's length is doubled, and one more where x is negative; the denominator 1
// has length 0. Lengths are as [binary.AppendUvarint] writes them.
func (x Num) AppendTo(b []byte) []byte {
	if x.big == nil {
		den := x.den()
		if den == 1 {
			den = 0
		}
		b = appendWord(b, mag(x.num), x.num < 0, 1)
		return appendWord(b, den, false, 0)
	}
	b = appendBig(b, &x.big.num, 1)
	if x.IsInt() {
		return append(b, 0)
	}
	return appendBig(b, &x.big.den, 0)
}

// appendWord appends a term that fits a word. shift makes room for its sign.
func appendWord(b []byte, n uint64, neg bool, shift int) []byte {
	size := (bits.Len64(n) + 7) / 8
	b = append(b, byte(size<<shift))
	if neg {
		b[len(b)-1]++
	}
	for ; size > 0; size-- {
		b = append(b, byte(n>>(8*(size-1))))
	}
	return b
}

// appendBig appends a term that need not.
func appendBig(b []byte, n *big.Int, shift int) []byte {
	size := (n.BitLen() + 7) / 8
	length := uint64(size) << shift
	if n.Sign() < 0 {
		length++
	}
	b = binary.AppendUvarint(b, length)
	from := len(b)
	b = append(b, make([]byte, size)...)
	n.FillBytes(b[from:])
	return b
}

// Take reads the number that data begins with, and returns what follows it. It reports
// false for anything that [Num.AppendTo] does not write, and for a term of more than
// most bytes. It keeps nothing of data, and takes no more memory than a few times it.
func Take(data []byte, most int) (x Num, rest []byte, ok bool) {
	num, neg, data, ok := takeTerm(data, most, 1)
	if !ok || neg && len(num) == 0 {
		return Num{}, nil, false
	}
	den, _, rest, ok := takeTerm(data, most, 0)
	if !ok || len(den) == 1 && den[0] == 1 {
		return Num{}, nil, false
	}
	if len(num) <= 8 && len(den) <= 8 {
		n, d := word(num), max(word(den), 1)
		if gcd(n, d) != 1 {
			return Num{}, nil, false
		}
		if x, ok = inline(neg, n, d); ok {
			return x, rest, true
		}
	}
	x, ok = takeLong(num, den, neg)
	return x, rest, ok
}

// takeTerm reads one term. flag is 1 where its length comes with a sign.
func takeTerm(data []byte, most, flag int) (term []byte, neg bool, rest []byte, ok bool) {
	length, n := binary.Uvarint(data)
	if n <= 0 || n > 1 && data[n-1] == 0 || length>>flag > uint64(most) {
		return nil, false, nil, false
	}
	neg, data = flag == 1 && length&1 == 1, data[n:]
	size := int(length >> flag)
	if size > len(data) || size > 0 && data[0] == 0 {
		return nil, false, nil, false
	}
	return data[:size], neg, data[size:], true
}

// word returns the number of at most 8 bytes, high byte first.
func word(term []byte) (n uint64) {
	for _, c := range term {
		n = n<<8 | uint64(c)
	}
	return n
}

// takeLong returns a quotient, and reports whether it was in lowest terms.
func takeLong(num, den []byte, neg bool) (Num, bool) {
	n, d := new(big.Int).SetBytes(num), new(big.Int).SetBytes(den)
	if neg {
		n.Neg(n)
	}
	if len(den) == 0 {
		d.SetInt64(1)
	}
	if !isOne(common(n, d)) {
		return Num{}, false
	}
	return lowest(n, d), true
}
