package dashboard_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

// boardAfter returns a board of the shop's year.
func boardAfter(t testing.TB, audience chain.Place) *dashboard.Board {
	t.Helper()
	b, err := boardsOf(t, year(t)...).For(audience)
	require.NoError(t, err)
	return b
}

// What people read first, in both languages.
func TestGoldenWords(t *testing.T) {
	small := shop()
	small.MinGroup = 4
	usual, hidden := evaluate(t, shop(), month()...), evaluate(t, small, month()...)
	tests := []struct {
		name   string
		board  *dashboard.Board
		agreed []dashboard.Agreement
	}{
		{"directors", boardFor(t, usual, chain.Place{}), nil},
		{"department", boardFor(t, usual, chain.Place{Unit: "logistics"}), nil},
		{"person", boardFor(t, usual, chain.Place{Person: "p3"}), nil},
		{"small-department", boardFor(t, hidden, chain.Place{Unit: "logistics"}), nil},
		{"year-department", boardAfter(t, chain.Place{Unit: "logistics"}), nil},
		{"year-owner", boardAfter(t, chain.Whole("order")), nil},
		{"year-person", boardAfter(t, chain.Place{Person: "p3"}), nil},
		{"webshop", webshop(t), agreements()},
		{"nothing", nil, nil},
	}
	for _, test := range tests {
		for _, language := range []string{"en", "nl"} {
			t.Run(test.name+" "+language, func(t *testing.T) {
				f := kpi.Format{Language: language, Group: true}
				file := filepath.Join("testdata", "words", test.name+"."+language+".txt")
				if test.board != nil {
					reread(t, test.board)
				}
				golden.Compare(t, file, dashboard.Text(test.board, f)+
					"\n\n"+dashboard.Text(test.board.Conversation(test.agreed...), f))
			})
		}
	}
}

// Package decimal's variables are the host's: they change no word either.
func TestDecimalSettingsDoNotMatterToWords(t *testing.T) {
	flip.Decimals(t, 50)
	TestGoldenWords(t)
}

// A language that is not known is English.
func TestTextLanguage(t *testing.T) {
	b := webshop(t)
	require.Equal(t, dashboard.Text(b, kpi.Format{Language: "en"}), dashboard.Text(b, kpi.Format{Language: "fr"}))
	require.Equal(t, dashboard.Text(b, kpi.Format{}), dashboard.Text(b, kpi.Format{Language: "fr"}))
}
