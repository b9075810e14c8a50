package kpi

import (
	"bytes"
	"encoding/base64"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/intern"
)

// partialVersion is the first byte of a Partial's bytes.
const partialVersion = 1

// maxPartialTerm is the length in bytes that a numerator and a denominator may have, and
// maxPartialBytes that of all: what is longer is refused unread.
const (
	maxPartialTerm  = maxPartialBits / 8
	maxPartialBytes = 4 + intern.MaxID + 4*(3+maxPartialTerm)
)

// AppendBinary appends the bytes of a Partial, the same for equal ones and different for
// others, on every machine. It implements [encoding.BinaryAppender], and fails never.
//
// The bytes are: the version, 1; the rule, 0 for the zero value, of which that is all,
// 1 Sum, 2 Total, 3 Product, 4 Min, 5 Max, 6 Ratio; 1 where nothing was there to measure,
// 2 where something is missing, 3 where the numbers follow; the length of the KPI's ID,
// and the ID; the value, or under Ratio both terms. A number is its numerator and its
// denominator in lowest terms, each as its length in bytes and its magnitude, high byte
// first; a numerator's length is doubled, and one more where it is negative, and the
// denominator 1 has length 0. Lengths of numbers are unsigned varints.
func (p Partial) AppendBinary(b []byte) ([]byte, error) {
	if p.rule == noRule {
		return append(b, partialVersion, byte(noRule)), nil
	}
	b = append(b, partialVersion, byte(p.rule), byte(p.state), byte(len(p.kpi)))
	b = append(b, p.kpi...)
	if p.state == known {
		b = p.num.AppendTo(b)
	}
	if p.state == known && p.rule == byRatio {
		b = p.den.AppendTo(b)
	}
	return b, nil
}

// MarshalBinary returns the bytes that AppendBinary appends: encoding/gob asks for it.
func (p Partial) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

// UnmarshalBinary reads what AppendBinary writes, and nothing else, so that bytes that
// are read are written the same again. It keeps nothing of data. It is safe on bytes from
// anywhere: they are refused unread where longer than the longest Partial, some 33,000
// bytes, and take memory of a few times their own length, and some ten milliseconds at most.
// Bytes say nothing of Domain: whoever can write them can write any value that the
// rule has.
//
// The error wraps [ErrRule] for a rule that is unknown, and [ErrRange] for all else:
// another version, an ID that is none, a number that is not in lowest terms, too long,
// no fraction under Product or no decimal term under Ratio, and bytes that are missing or
// too many. p stays as it was then.
func (p *Partial) UnmarshalBinary(data []byte) error {
	if len(data) < 2 || len(data) > maxPartialBytes {
		return problemf(ErrRange, "a partial has 2 to %d bytes, not %d", maxPartialBytes, len(data))
	}
	if data[0] != partialVersion {
		return problemf(ErrRange, "version %d of a partial is not known", data[0])
	}
	if data[1] > byte(byRatio) {
		return problemf(ErrRule, "rule %d of a partial is not known", data[1])
	}
	q := Partial{rule: ruleCode(data[1])}
	rest := data[2:]
	if q.rule != noRule {
		var err error
		if rest, err = q.read(rest, p.kpi); err != nil {
			return err
		}
	}
	if len(rest) > 0 {
		return problemf(ErrRange, "a partial goes on for %d bytes after its end", len(rest))
	}
	*p = q
	return nil
}

// read reads what follows the rule, and returns what follows that. likely is what the ID
// may be, to be used again.
func (p *Partial) read(data []byte, likely string) ([]byte, error) {
	if len(data) < 2 || len(data)-2 < int(data[1]) {
		return nil, problemf(ErrRange, "a partial ends before its numbers")
	}
	state, id, rest := data[0], data[2:2+int(data[1])], data[2+int(data[1]):]
	if state < byte(allAbsent) || state > byte(known) {
		return nil, problemf(ErrRange, "state %d of a partial is not known", state)
	}
	p.state, p.kpi = partialState(state), likely
	if string(id) != likely || likely == "" {
		p.kpi = string(id)
		if err := checkID("a partial", p.kpi); err != nil {
			return nil, err
		}
	}
	if p.state != known {
		return rest, nil
	}
	return p.readNumbers(rest)
}

// readNumbers reads the numbers of a Partial that has them.
func (p *Partial) readNumbers(data []byte) ([]byte, error) {
	num, rest, ok := exact.Take(data, maxPartialTerm)
	den := exact.Num{}
	if ok && p.rule == byRatio {
		den, rest, ok = exact.Take(rest, maxPartialTerm)
	}
	switch {
	case !ok:
		return nil, problemf(ErrRange, "a number of a partial is cut off, too long, or not in lowest terms")
	case p.rule == byProduct && (num.Sign() < 0 || num.Cmp(exact.Int(1)) > 0):
		return nil, problemf(ErrRange, "a partial by %s is no fraction in 0..1", p.rule)
	case p.rule == byRatio && (den.Sign() < 0 || !num.Terminates(exact.MaxDigits) || !den.Terminates(exact.MaxDigits)):
		return nil, problemf(ErrRange, "a partial by %s has terms that are no decimals, or a negative volume", p.rule)
	}
	p.num, p.den = num, den
	return rest, nil
}

// MarshalJSON writes the bytes as a string, in base64 for URLs and without padding.
func (p Partial) MarshalJSON() ([]byte, error) {
	data, err := p.AppendBinary(nil)
	if err != nil {
		return nil, err
	}
	text := base64.RawURLEncoding.AppendEncode([]byte{'"'}, data)
	return append(text, '"'), nil
}

// UnmarshalJSON reads what MarshalJSON writes, and nothing else: no null, for the zero
// value has a text too. The errors are those of UnmarshalBinary.
func (p *Partial) UnmarshalJSON(text []byte) error {
	text = bytes.Trim(text, " \t\r\n")
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return problemf(ErrRange, "a partial is a string")
	}
	text = text[1 : len(text)-1]
	if base64.RawURLEncoding.DecodedLen(len(text)) > maxPartialBytes {
		return problemf(ErrRange, "a partial has 2 to %d bytes", maxPartialBytes)
	}
	data, err := base64.RawURLEncoding.Strict().AppendDecode(nil, text)
	if err != nil || bytes.ContainsAny(text, "\r\n") { // which the decoder skips
		return problemf(ErrRange, "a partial is in base64 for URLs, without padding")
	}
	return p.UnmarshalBinary(data)
}
