package main

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// A mutation changes a node of a tree. It reports whether there was anything to change.
type mutation struct {
	name   string
	change func(m *mutator, at *node) bool
}

// A mutator changes copies of trees at random, the same in every run.
type mutator struct {
	*rand.Rand
	donors []*node // whose parts and keys end up elsewhere
}

func newMutator(seed uint64, donors []*node) *mutator {
	m := &mutator{Rand: rand.New(rand.NewPCG(seed, 1))}
	for _, d := range donors {
		m.donors = append(m.donors, d.all()...)
	}
	return m
}

// one returns one of a list.
func one[T any](m *mutator, list []T) T { return list[m.IntN(len(list))] }

// text returns a tree as a text after one to three mutations, and their names. Numbers are
// few, so that they are looked for; what is after the tree is no matter of a node.
func (m *mutator) text(tree *node) (text []byte, names []string) {
	tree = tree.copy()
	for range 1 + m.IntN(3) {
		mutation := one(m, mutations())
		if mutation.change(m, one(m, tree.all())) {
			names = append(names, mutation.name)
		}
	}
	if numbers := tree.numbers(); len(numbers) > 0 && m.IntN(10) == 0 {
		one(m, numbers).text += one(m, []string{".0", "e0", "E+0", ".50", "0"})
		names = append(names, "spell")
	}
	text = tree.bytes()
	if m.IntN(20) == 0 {
		text, names = append(text, one(m, []string{" {}", ",", "}", " x", "null", "\n", " "})...), append(names, "after")
	}
	return text, names
}

// mutations returns all there are.
func mutations() []mutation {
	return []mutation{
		{"nothing", func(*mutator, *node) bool { return true }},
		{"drop", (*mutator).drop},
		{"rename", (*mutator).rename},
		{"add", (*mutator).add},
		{"twice", (*mutator).twice},
		{"shuffle", (*mutator).shuffle},
		{"graft", (*mutator).graft},
		{"wrap", (*mutator).wrap},
		{"unwrap", (*mutator).unwrap},
		{"quote", (*mutator).quote},
		{"value", (*mutator).value},
		{"alike", (*mutator).alike},
		{"bytes", (*mutator).bytes},
	}
}

// drop leaves a part out.
func (m *mutator) drop(at *node) bool {
	if len(at.kids) == 0 {
		return false
	}
	k := m.IntN(len(at.kids))
	at.kids = slices.Delete(at.kids, k, k+1)
	if at.open == '{' {
		at.keys = slices.Delete(at.keys, k, k+1)
	}
	return true
}

// key returns a key of any of the trees, or one that none has.
func (m *mutator) key() string {
	d := one(m, m.donors)
	if len(d.keys) == 0 || m.IntN(4) == 0 {
		return one(m, []string{`"x"`, `""`, `"__proto__"`, `"$ref"`, `"KPIs"`, `"-"`, `"Operators"`, `"\u0069d"`})
	}
	return one(m, d.keys)
}

// rename gives a member another key, or its own in capitals.
func (m *mutator) rename(at *node) bool {
	if len(at.keys) == 0 {
		return false
	}
	k := m.IntN(len(at.keys))
	if m.IntN(2) == 0 {
		at.keys[k] = m.key()
	} else {
		at.keys[k] = strings.ToUpper(at.keys[k][:2]) + at.keys[k][2:]
	}
	return true
}

// add adds a part of another tree.
func (m *mutator) add(at *node) bool {
	if at.open == 0 {
		return false
	}
	at.kids = append(at.kids, one(m, m.donors).copy())
	if at.open == '{' {
		at.keys = append(at.keys, m.key())
	}
	return true
}

// twice repeats a part.
func (m *mutator) twice(at *node) bool {
	if len(at.kids) == 0 {
		return false
	}
	k := m.IntN(len(at.kids))
	at.kids = append(at.kids, at.kids[k].copy())
	if at.open == '{' {
		at.keys = append(at.keys, at.keys[k])
	}
	return true
}

// shuffle puts the members of an object in another order, which means nothing.
func (m *mutator) shuffle(at *node) bool {
	m.Shuffle(len(at.keys), func(a, b int) {
		at.keys[a], at.keys[b] = at.keys[b], at.keys[a]
		at.kids[a], at.kids[b] = at.kids[b], at.kids[a]
	})
	return len(at.keys) > 1
}

// graft puts a part of another tree in place of one.
func (m *mutator) graft(at *node) bool { *at = *one(m, m.donors).copy(); return true }

// wrap puts a value in arrays, or in an object.
func (m *mutator) wrap(at *node) bool {
	for range 1 + m.IntN(3) {
		inner := *at
		*at = node{open: '[', kids: []*node{&inner}}
		if m.IntN(3) == 0 {
			at.open, at.keys = '{', []string{m.key()}
		}
	}
	return true
}

// unwrap puts a part in place of the whole.
func (m *mutator) unwrap(at *node) bool {
	if len(at.kids) == 0 {
		return false
	}
	*at = *one(m, at.kids)
	return true
}

// quote makes a text of a number or word, and the other way round.
func (m *mutator) quote(at *node) bool {
	if at.open != 0 {
		return false
	}
	if inner := strings.Trim(at.text, `"`); inner != at.text {
		at.text = inner // no JSON, as often as not
	} else {
		at.text = `"` + at.text + `"`
	}
	return true
}

// value puts another value in place of one.
func (m *mutator) value(at *node) bool { *at = node{text: one(m, values())}; return true }

// alike puts a value of the same kind in place of one that has no parts.
func (m *mutator) alike(at *node) bool {
	if at.open != 0 || at.text == "" {
		return false
	}
	same := slices.DeleteFunc(values(), func(v string) bool {
		return (v[0] == '"') != (at.text[0] == '"') || (v[0] < 'a') != (at.text[0] < 'a')
	})
	at.text = one(m, same)
	return true
}

// bytes makes a text odd in its bytes only.
func (m *mutator) bytes(at *node) bool {
	if at.text == "" || at.text[0] != '"' {
		return false
	}
	odd := []string{"\xff", `\ud800`, `\udc00\ud800`, "\x01", `\x`, `\ud83d\ude00`, "\ufffd", `\u0000`, "é", "\u2028"}
	at.text = at.text[:len(at.text)-1] + one(m, odd) + `"`
	return true
}

// values returns what a field may be given: numbers on either side of every limit, words of
// every enum and others, and what is of another kind.
func values() []string {
	digits := strings.Repeat("1234567890", 3)
	list := []string{
		"null", "true", "false", "[]", "{}", "[null]", `[[["1"]]]`, `{"min":null}`, `{"num":"1","den":null}`,
		`{"num":"1"}`, `{"num":"1","den":"0"}`, `{"min":"1","max":"2","mid":"3"}`,
		"0", "-0", "1", "-1", "7", "1.0", "1e2", "1.5", "0.0", "-0.0", "1E-2", "10e-1", "1e400", "01", "+1", ".5",
		"2147483647", "2147483648", "-2147483648", "-2147483649",
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", digits,
	}
	for _, text := range []string{
		"", "x", "0", "-0", "00", "1", "01", "-1", "--1", "+1", " 1", "1 ", "1.", ".5", "-.5", "0.5", "-0.50", "00.5",
		"1.5.2", "1e5", "1E5", "0x1", "1_000", "1,5", "NaN", "Infinity", "-", ".", "١", "1\\n", "\\n1",
		digits, digits + "1", "-" + digits, "-" + digits + "1", "0." + digits, "-0." + digits, "0." + digits + "1",
		"0." + digits + "0", "1." + digits, "1." + digits[:29], "-1." + digits[:29], digits[:29] + ".1",
		digits + ".0", digits[:15] + "." + digits[:15], digits[:15] + "." + digits[:16], "-" + digits[:15] + "." + digits[:16],
		"higher", "lower", "near", "Higher", "customer", "internal", "sum", "ratio", "mine", "people", "teams",
		"departments", "steps", "no data", "red", "amber", "green", "nodata", "unclear", "worsening", "steady", "improving",
		"outside", "turned_green", "reached", "kpichain/1", "kpichain/2", "KPICHAIN/1",
	} {
		list = append(list, `"`+text+`"`)
	}
	return list
}
