package dashboard

import "github.com/kpichain/kpichain/internal/jsonx"

// The JSON form of every type, in both directions: decimals are strings, whatever
// the host set in package decimal's variables. A board that was stored can be read
// again, and is the same.

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (b Board) MarshalJSON() ([]byte, error) { return jsonx.Marshal(b) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, b stays as it was.
func (b *Board) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, b) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (s Section) MarshalJSON() ([]byte, error) { return jsonx.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, s stays as it was.
func (s *Section) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, s) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (t Tile) MarshalJSON() ([]byte, error) { return jsonx.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, t stays as it was.
func (t *Tile) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, t) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (s Sight) MarshalJSON() ([]byte, error) { return jsonx.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, s stays as it was.
func (s *Sight) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, s) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (c Conversation) MarshalJSON() ([]byte, error) { return jsonx.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, c stays as it was.
func (c *Conversation) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, c) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (t Topic) MarshalJSON() ([]byte, error) { return jsonx.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, t stays as it was.
func (t *Topic) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, t) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (n Next) MarshalJSON() ([]byte, error) { return jsonx.Marshal(n) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, n stays as it was.
func (n *Next) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, n) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (a Agreement) MarshalJSON() ([]byte, error) { return jsonx.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, a stays as it was.
func (a *Agreement) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, a) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (f FollowUp) MarshalJSON() ([]byte, error) { return jsonx.Marshal(f) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, f stays as it was.
func (f *FollowUp) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, f) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (c CheckIn) MarshalJSON() ([]byte, error) { return jsonx.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, c stays as it was.
func (c *CheckIn) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, c) }

// MarshalJSON writes the fields with their decimals as strings. It fails for text
// that is not valid UTF-8.
func (i Island) MarshalJSON() ([]byte, error) { return jsonx.Marshal(i) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, i stays as it was.
func (i *Island) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, i) }
