package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// Decode reads the JSON form of a model. It is strict: unknown fields, duplicate
// keys, data after the model, a missing or other format, and numbers that are not
// plain decimals of at most 30 digits, as strings and without exponent, are
// errors of type *[InvalidError], with all problems and their paths. It does not
// check what [NewPlan] checks. On an error the model is the zero value.
func Decode(data []byte) (Model, error) {
	var m Model
	if err := unmarshal(data, &m); err != nil {
		return Model{}, withFormat(data, err)
	}
	if f := formatFlaw(m.Format); f != nil {
		return Model{}, &InvalidError{Problems: []Problem{f.at("format")}}
	}
	return m, nil
}

// formatFlaw reports a format other than ours.
func formatFlaw(format string) *flaw {
	switch format {
	case Format:
		return nil
	case "":
		return newFlaw(codeFormat, ErrSyntax, "the format is missing; it is %q", Format)
	}
	return newFlaw(codeFormat, ErrSyntax, "the format is %.40q, not %q", format, Format)
}

// withFormat puts a missing or other format before the problems of a text, for it
// may well be their cause.
func withFormat(data []byte, err error) error {
	format, ok := findFormat(data)
	f := formatFlaw(format)
	bad, listed := errors.AsType[*InvalidError](err)
	if !ok || f == nil || !listed {
		return err
	}
	return &InvalidError{Problems: slices.Insert(bad.Problems, 0, f.at("format"))}
}

// findFormat looks the format up in a text that is not valid, and reports whether
// that says which it is, or that there is none. It reads no further than the
// format, which usually comes first.
func findFormat(data []byte) (format string, ok bool) {
	d := json.NewDecoder(bytes.NewReader(data))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return "", false
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return "", false
		}
		if key == "format" {
			return format, d.Decode(&format) == nil
		}
		if d.Decode(new(json.RawMessage)) != nil {
			return "", false
		}
	}
	_, err := d.Token()
	return "", err == nil
}

// unmarshal reads a value, and returns what is wrong with the text as an
// *[InvalidError].
func unmarshal(data []byte, v any) error {
	err := jsonx.Unmarshal(data, v)
	bad, ok := errors.AsType[*jsonx.Error](err)
	if !ok {
		return err
	}
	out := &InvalidError{Problems: make([]Problem, len(bad.Problems))}
	for k, p := range bad.Problems {
		code, class := jsonClass(p.Err)
		out.Problems[k] = Problem{Path: p.Path, Code: code, Reason: p.Reason, Err: class}
	}
	return out
}

// jsonClass returns the code and the class of a problem of a text.
func jsonClass(err error) (code string, class error) {
	switch {
	case errors.Is(err, exact.ErrDigits):
		return codeDecimal, kpi.ErrRange
	case errors.Is(err, jsonx.ErrSyntax):
		return codeJSON, ErrSyntax
	}
	return codeValue, classOf(err)
}
