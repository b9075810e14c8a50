package picture

import "github.com/kpichain/kpichain/kpi"

// behaviourWords is what is said beside a process behaviour chart.
type behaviourWords struct {
	// Heads of the table, and what the drawing is made of.
	Period, Signal, Limits, Limit, Mean string
	// How it stands with signals: none, one, so many, and too few readings to tell.
	NoSignals, OneSignal, Signals, TooFew string
	// Both limits, and how many signals have no line of their own.
	Between, More string
	// Which way a signal points, and what each rule says.
	Better, Other string
	Rule          map[kpi.SignalRule]string
}

// behaviourWords returns what is said in the language of a picture.
func (o Options) behaviourWords() behaviourWords {
	return in(o.Format.Language, englishBehaviour(), dutchBehaviour())
}

func englishBehaviour() behaviourWords {
	return behaviourWords{
		Period: "period", Signal: "signal", Limits: "natural limits", Limit: "limit", Mean: "mean",
		NoSignals: "no signals: what goes up and down is usual here",
		OneSignal: "one signal: what was different?",
		Signals:   "%s signals: what was different?",
		TooFew:    "readings so far: %s, and natural limits from 5 on",
		Between:   "%s to %s", More: "and %s more: see the table",
		Better: "better than usual", Other: "worse than usual",
		Rule: map[kpi.SignalRule]string{
			kpi.Outside:  "outside the natural limits",
			kpi.Run8:     "the eighth in a row on one side of the mean",
			kpi.ThreeOf4: "three of four near a limit",
		},
	}
}

func dutchBehaviour() behaviourWords {
	return behaviourWords{
		Period: "periode", Signal: "signaal", Limits: "natuurlijke grenzen", Limit: "grens", Mean: "gemiddelde",
		NoSignals: "geen signalen: zo op en neer gaat het hier gewoonlijk",
		OneSignal: "één signaal: wat was er anders?",
		Signals:   "%s signalen: wat was er anders?",
		TooFew:    "standen tot nu toe: %s, en natuurlijke grenzen vanaf 5",
		Between:   "%s tot %s", More: "en nog %s: zie de tabel",
		Better: "beter dan gewoonlijk", Other: "minder dan gewoonlijk",
		Rule: map[kpi.SignalRule]string{
			kpi.Outside:  "buiten de natuurlijke grenzen",
			kpi.Run8:     "de achtste op rij aan één kant van het gemiddelde",
			kpi.ThreeOf4: "drie van vier dicht bij een grens",
		},
	}
}
