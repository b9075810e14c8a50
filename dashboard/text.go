package dashboard

import (
	"strings"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// Text writes a board or a conversation as plain text, for terminals, mail and tests:
// UTF-8, in columns that line up where all characters are as wide. It is in the
// language of f, numbers as that writes them. Lines end in "\n"; sentences are broken
// at 100 characters, and rows are about as long. Names are shown on one line and
// without control characters, labels cut off after 44.
//
// Every light has a word and a shape. A sparkline has up to 12 periods up to the
// current one, its lowest block the lowest value. Targets have ≥, ≤ or ≈, as
// Indicator.Better says; an arrow points up where things get better. In a
// conversation, topics with one [Why] stand under its question, successes first.
//
// The text says what a board or conversation holds, and nothing else: what is hidden
// is not in it. What it says is for people and may change; programs read JSON. nil is
// written as the zero value.
func Text[T *Board | *Conversation](v T, f kpi.Format) string {
	w := writer{Teller: tell.New(f, nil)}
	switch v := any(v).(type) {
	case *Board:
		if v != nil {
			w.writeBoard(v)
		} else {
			w.writeBoard(&Board{})
		}
	case *Conversation:
		if v != nil {
			w.writeConversation(v)
		} else {
			w.writeConversation(&Conversation{})
		}
	}
	return w.String()
}

// A writer writes one text.
type writer struct {
	page
	tell.Teller
	around  []string // what need not be said again: names of places
	periods int      // how many of a history are not to come
	hid     bool     // something was not shown
}

// opening writes whose text this is, and of when.
func (w *writer) opening(what, name, period string) {
	if tell.Clean(name) == "" {
		name = w.Say.Everyone
	}
	parts := []string{what, name}
	if tell.Clean(period) != "" {
		parts = append(parts, period)
	}
	w.title("=", strings.Join(parts, " · "))
}

// closingNote says why something was not shown.
func (w *writer) closingNote() {
	if w.hid {
		w.gap()
		w.say(0, w.Say.HiddenNote)
	}
}
