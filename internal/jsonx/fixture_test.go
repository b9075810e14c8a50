package jsonx_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
)

// A shop has every form that the codec knows.
type shop struct {
	Name    string                     `json:"name,omitempty"`
	Steps   []step                     `json:"steps"`
	Weights map[string]decimal.Decimal `json:"weights,omitempty"`
	Target  decimal.Decimal            `json:"target"`
	Volume  decimal.Decimal            `json:"volume,omitzero"`
	Best    *step                      `json:"best,omitempty"`
	Light   light                      `json:"light,omitzero"`
	Seen    map[light]int              `json:"seen,omitempty"`
	Reading reading                    `json:"reading"`
	Count   int8                       `json:"count,omitempty"`
	Host    func()                     `json:"-"`
}

// A step refers to its own type.
type step struct {
	ID    string   `json:"id"`
	After []string `json:"after,omitempty"`
	Subs  []step   `json:"subs,omitempty"`
	Open  bool     `json:"open,omitempty"`
}

// A light is an enum.
type light uint8

var lights = []string{"none", "red", "green"}

func (l light) MarshalText() ([]byte, error) {
	if int(l) >= len(lights) {
		return nil, fmt.Errorf("no such light: %d", l)
	}
	return []byte(lights[l]), nil
}

var errLight = errors.New("no light")

func (l *light) UnmarshalText(words []byte) error {
	i := slices.Index(lights, string(words))
	if i < 0 {
		return fmt.Errorf("%w: %s", errLight, words)
	}
	*l = light(i)
	return nil
}

// A reading speaks for itself: null, "46.5" or {"num":"182","den":"200"}.
type reading struct {
	num, den decimal.Decimal
	ok       bool
}

type terms struct {
	Num decimal.Decimal `json:"num"`
	Den decimal.Decimal `json:"den"`
}

func (r reading) MarshalJSON() ([]byte, error) {
	switch {
	case !r.ok:
		return []byte("null"), nil
	case r.den.Sign() == 0:
		return jsonx.Marshal(r.num)
	}
	return jsonx.Marshal(terms{r.num, r.den})
}

func (r *reading) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		*r = reading{}
		return nil
	}
	var t terms
	into := any(&t)
	if data[0] != '{' {
		into = &t.Num
	}
	if err := jsonx.Unmarshal(data, into); err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	*r = reading{t.Num, t.Den, true}
	return nil
}

// dec returns the decimal that s spells.
func dec(s string) decimal.Decimal {
	d, err := exact.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}
