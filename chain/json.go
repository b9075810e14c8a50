package chain

import "github.com/kpichain/kpichain/internal/jsonx"

// The JSON form of every type that holds a number, in both directions: decimals
// are strings, whatever the host set in package decimal's variables, and reading
// is as strict as [Decode].

// MarshalJSON writes the JSON form of a [Model], with its format filled in, so that
// [Decode] reads it. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (m Model) MarshalJSON() ([]byte, error) {
	if m.Format == "" {
		m.Format = Format
	}
	return jsonx.Marshal(m)
}

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the model stays as it was.
func (m *Model) UnmarshalJSON(data []byte) error { return unmarshal(data, m) }

// MarshalJSON writes the JSON form of a [Step]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (s Step) MarshalJSON() ([]byte, error) { return jsonx.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the step stays as it was.
func (s *Step) UnmarshalJSON(data []byte) error { return unmarshal(data, s) }

// MarshalJSON writes the JSON form of a [Chain]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (c Chain) MarshalJSON() ([]byte, error) { return jsonx.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the chain stays as it was.
func (c *Chain) UnmarshalJSON(data []byte) error { return unmarshal(data, c) }

// MarshalJSON writes the JSON form of a [Link]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (l Link) MarshalJSON() ([]byte, error) { return jsonx.Marshal(l) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the link stays as it was.
func (l *Link) UnmarshalJSON(data []byte) error { return unmarshal(data, l) }

// MarshalJSON writes the JSON form of an [Assignment]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (a Assignment) MarshalJSON() ([]byte, error) { return jsonx.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the assignment stays as it was.
func (a *Assignment) UnmarshalJSON(data []byte) error { return unmarshal(data, a) }

// MarshalJSON writes the JSON form of a [Member]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (m Member) MarshalJSON() ([]byte, error) { return jsonx.Marshal(m) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the member stays as it was.
func (m *Member) UnmarshalJSON(data []byte) error { return unmarshal(data, m) }

// MarshalJSON writes the JSON form of a [Goal]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (g Goal) MarshalJSON() ([]byte, error) { return jsonx.Marshal(g) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the goal stays as it was.
func (g *Goal) UnmarshalJSON(data []byte) error { return unmarshal(data, g) }

// MarshalJSON writes the JSON form of an [Influence]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (i Influence) MarshalJSON() ([]byte, error) { return jsonx.Marshal(i) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the influence stays as it was.
func (i *Influence) UnmarshalJSON(data []byte) error { return unmarshal(data, i) }

// MarshalJSON writes the JSON form of a [Point]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (p Point) MarshalJSON() ([]byte, error) { return jsonx.Marshal(p) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the point stays as it was.
func (p *Point) UnmarshalJSON(data []byte) error { return unmarshal(data, p) }

// MarshalJSON writes the JSON form of a [Measurement]. It fails for text that is not
// valid UTF-8 and for numbers of more than a thousand digits.
func (m Measurement) MarshalJSON() ([]byte, error) { return jsonx.Marshal(m) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as [Decode]. On an
// error, of type *[InvalidError], the measurement stays as it was.
func (m *Measurement) UnmarshalJSON(data []byte) error { return unmarshal(data, m) }
