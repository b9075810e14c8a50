package picture

import (
	"strings"

	"github.com/kpichain/kpichain/kpi"
)

// Options choose language and look. The zero value is English, light, and without a
// prefix.
type Options struct {
	// Format is the language of words and numbers: "en" or "nl", as everywhere.
	Format kpi.Format
	// Look is light, dark, or what the reader's system is set to.
	Look Look
	// IDPrefix keeps ids apart when several pictures stand on one page: give each its
	// own. Letters, digits, "-" and "_" of it count; anything else is left out.
	IDPrefix string
}

// A Look says on what the picture will stand. The zero value is Light.
type Look int8

const (
	// Light is dark ink on white.
	Light Look = iota
	// Dark is light ink on nearly black. On paper a page is light all the same.
	Dark
	// System follows what the reader's system is set to, within a page of [Board]; a
	// picture on a page of the host's takes the colours that this sets as custom
	// properties (see the package comment), and is light where there are none. It needs
	// a browser: other software that shows SVG may not know custom properties.
	System
)

// id returns an id of an element: unlike those of pictures with other prefixes, and
// spelled so that it can be referred to anywhere.
func (o Options) id(name string) string {
	keep := func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return -1
	}
	return "kpichain-" + strings.Map(keep, o.IDPrefix) + "-" + name
}
