package jsonx

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
)

// A decoder reads one JSON text. It recurses with the type and the text
// together, so never deeper than the scanner lets the text nest.
type decoder struct {
	in       scanner
	path     path
	problems []Problem
	stopped  bool // no more is read
}

// document reads the whole text into v.
func (d *decoder) document(p *plan, v reflect.Value) {
	if at := invalidAt(d.in.data); at >= 0 {
		d.quit("invalid UTF-8 at byte " + strconv.Itoa(at))
		return
	}
	d.value(p, v, d.next())
	d.next() // nothing may follow
}

// next is the scanner's next. A bad token is a problem, the last one.
func (d *decoder) next() token {
	if d.stopped {
		return bad
	}
	t := d.in.next()
	if t == bad {
		d.quit(d.in.fault)
	}
	return t
}

// quit reports the last problem.
func (d *decoder) quit(reason string) {
	d.report(reason, ErrSyntax)
	d.stopped = true
}

// report adds a problem of the value that is being read.
func (d *decoder) report(reason string, err error) {
	d.add(Problem{Path: d.path.String(), Reason: reason, Err: err})
}

// add adds problems, unless there are too many.
func (d *decoder) add(problems ...Problem) {
	for _, p := range problems {
		if d.stopped {
			return
		}
		if len(d.problems) == maxProblems {
			d.stopped = true
			p = Problem{Path: p.Path, Reason: "too many problems: what follows was not read", Err: ErrSyntax}
		}
		d.problems = append(d.problems, p)
	}
}

// skip reads the rest of the value that t begins. It reports whether there was one.
func (d *decoder) skip(t token) bool {
	if t != object && t != array {
		return t != bad
	}
	for outer := d.in.depth - 1; d.in.depth > outer; {
		if d.next() == bad {
			return false
		}
	}
	return true
}

// value reads the value that t begins into v, which is zero.
func (d *decoder) value(p *plan, v reflect.Value, t token) {
	want, called := p.form.token()
	switch {
	case t == bad:
	case p.form == own:
		d.own(v, t)
	case p.form == maybe:
		d.pointer(p, v, t)
	case t != want:
		d.report("want "+called+", not "+t.String(), ErrSyntax)
		d.skip(t)
	default:
		d.fitting(p, v)
	}
}

// token returns what a value of the form begins with, and what a problem calls
// such a value.
func (f form) token() (begins token, called string) {
	switch f {
	case flag:
		return boolean, "true or false"
	case whole:
		return number, "a whole number"
	case plain, worded:
		return text, "a string"
	case amount:
		return text, `a string such as "95"`
	case list:
		return array, "an array"
	case dict, record:
		return object, "an object"
	}
	return bad, "" // own and maybe begin with anything
}

// fitting reads a value that begins with the token its form wants.
func (d *decoder) fitting(p *plan, v reflect.Value) {
	switch p.form {
	case flag:
		v.SetBool(d.in.raw()[0] == 't')
	case whole:
		d.whole(v)
	case plain:
		v.SetString(string(d.in.content()))
	case worded:
		d.worded(v)
	case amount:
		d.amount(v)
	case list:
		d.list(p, v)
	case dict:
		d.dict(p, v)
	case record:
		d.record(p, v)
	}
}

// maxShown is the number of bytes of a wrong number that a problem shows.
const maxShown = 40

func (d *decoder) whole(v reflect.Value) {
	digits := string(d.in.raw())
	n, err := strconv.ParseInt(digits, 10, v.Type().Bits())
	if err == nil {
		v.SetInt(n)
		return
	}
	want := "want a whole number"
	if errors.Is(err, strconv.ErrRange) {
		most := int64(1)<<(v.Type().Bits()-1) - 1
		want = fmt.Sprintf("want a whole number from %d to %d", -most-1, most)
	}
	d.report(want+", not "+clip(digits, maxShown), ErrSyntax)
}

func (d *decoder) amount(v reflect.Value) {
	n, err := exact.Parse(string(d.in.content()))
	if err != nil {
		d.report(err.Error(), err)
		return
	}
	*v.Addr().Interface().(*decimal.Decimal) = n
}

// worded lets a type read its text. It reports whether that was right.
func (d *decoder) worded(v reflect.Value) bool {
	err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(d.in.content())
	if err != nil {
		d.report(err.Error(), err)
	}
	return err == nil
}

// own lets a type read its JSON.
func (d *decoder) own(v reflect.Value, t token) {
	start := d.in.start
	if !d.skip(t) {
		return
	}
	err := v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(d.in.data[start:d.in.stop:d.in.stop])
	if err != nil {
		d.add(within(d.path.String(), err)...)
	}
}

func (d *decoder) pointer(p *plan, v reflect.Value, t token) {
	if t == null {
		return
	}
	v.Set(reflect.New(p.elem.typ))
	d.value(p.elem, v.Elem(), t)
}

func (d *decoder) list(p *plan, v reflect.Value) {
	v.Set(reflect.MakeSlice(p.typ, 0, 0)) // [] is not nil
	d.path.push(element(0))
	defer d.path.pop()
	for i := 0; ; i++ {
		d.path.at(i)
		t := d.next()
		if t == closing || t == bad {
			return
		}
		v.Grow(1)
		v.SetLen(i + 1)
		d.value(p.elem, v.Index(i), t)
	}
}

func (d *decoder) record(p *plan, v reflect.Value) {
	var seen uint64
	for last := -1; d.next() == text; {
		i := p.find(d.in.content(), last+1)
		if i < 0 {
			d.path.push(name(string(d.in.content())))
			d.refuse("unknown field")
		} else {
			last = i
			d.path.push(name(p.fields[i].name))
			d.field(&p.fields[i], v, &seen, uint64(1)<<i)
		}
		d.path.pop()
	}
}

// field reads the value of field f of v, whose bit in seen tells whether it was
// there before.
func (d *decoder) field(f *field, v reflect.Value, seen *uint64, bit uint64) {
	if *seen&bit != 0 {
		d.refuse("duplicate key")
		return
	}
	*seen |= bit
	d.value(f.plan, v.Field(f.index), d.next())
}

// refuse reports a key, the last one read, and skips its value.
func (d *decoder) refuse(reason string) {
	d.report(reason, ErrSyntax)
	d.skip(d.next())
}

func (d *decoder) dict(p *plan, v reflect.Value) {
	v.Set(reflect.MakeMap(p.typ))
	value := reflect.New(p.elem.typ).Elem()
	for d.next() == text {
		d.path.push(name(string(d.in.content())))
		key := reflect.New(p.key.typ).Elem()
		known := p.key.form == plain || d.worded(key)
		if p.key.form == plain {
			key.SetString(d.path[len(d.path)-1].name)
		}
		d.member(p, v, key, known, value)
		d.path.pop()
	}
}

// member reads the value of a key of v and, if that is known, enters it.
func (d *decoder) member(p *plan, v, key reflect.Value, known bool, value reflect.Value) {
	if known && v.MapIndex(key).IsValid() {
		d.refuse("duplicate key")
		return
	}
	value.SetZero()
	d.value(p.elem, value, d.next())
	if known {
		v.SetMapIndex(key, value)
	}
}
