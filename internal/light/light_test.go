package light_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
)

// num returns the number that s spells, as a quotient or a decimal.
func num(s string) exact.Num {
	d, err := exact.Parse(s)
	if err != nil {
		panic(err)
	}
	return exact.MustFrom(d)
}

func atLeast(lo string) exact.Interval     { return exact.AtLeast(num(lo)) }
func atMost(hi string) exact.Interval      { return exact.AtMost(num(hi)) }
func between(lo, hi string) exact.Interval { return exact.Between(num(lo), num(hi)) }

// must returns bands that have nothing wrong with them.
func must(target string, green, amber exact.Interval, better light.Direction) light.Bands {
	b, err := light.New(num(target), green, amber, better)
	if err != nil {
		panic(err)
	}
	return b
}

var everything exact.Interval

var (
	yield   = must("0.95", atLeast("0.94"), atLeast("0.9"), light.Higher)
	hours   = must("25", atMost("25"), atMost("28"), light.Lower)
	stock   = must("80", between("75", "85"), between("65", "90"), light.Near)
	strict  = must("10", everything, everything, light.Higher)
	precise = must("10", everything, everything, light.Near)
	capped  = must("5", between("4", "6"), atLeast("2"), light.Higher)
)

func TestJudgement(t *testing.T) {
	tests := []struct {
		name             string
		bands            light.Bands
		x                exact.Num
		want             light.Status
		score, gap, room string
	}{
		{"on target", yield, num("0.95"), light.Green, "100", "0", "0.01"},
		{"better than target earns nothing", yield, num("1"), light.Green, "100", "0.05", "0.06"},
		{"on the end of green", yield, num("0.94"), light.Green, "100", "-0.01", "0"},
		{"just below green", yield, num("0.93999999999"), light.Amber, "99.99", "-0.01000000001", "0.03999999999"},
		{"half way amber", yield, num("0.92"), light.Amber, "75", "-0.03", "0.02"},
		{"on the end of amber", yield, num("0.9"), light.Amber, "50", "-0.05", "0"},
		{"just below amber", yield, num("0.89999999999"), light.Red, "49.99", "-0.05000000001", "0"},
		{"as far again", yield, num("0.88"), light.Red, "25", "-0.07", "0"},
		{"at the bottom", yield, num("0.86"), light.Red, "0", "-0.09", "0"},
		{"below the bottom", yield, num("-3"), light.Red, "0", "-3.95", "0"},

		{"fewer hours", hours, num("20"), light.Green, "100", "5", "5"},
		{"too many hours", hours, num("27"), light.Amber, "66.66", "-2", "1"},
		{"a third of an hour too many", hours, exact.Frac(76, 3), light.Amber, "94.44", "-1/3", "8/3"},
		{"far too many hours", hours, num("30"), light.Red, "16.66", "-5", "0"},

		{"near, on target", stock, num("80"), light.Green, "100", "0", "5"},
		{"near, above target", stock, num("83"), light.Green, "100", "-3", "2"},
		{"near, below target", stock, num("76"), light.Green, "100", "-4", "1"},
		{"near, amber above", stock, num("86"), light.Amber, "90", "-6", "4"},
		{"near, amber below", stock, num("70"), light.Amber, "75", "-10", "5"},
		{"near, red above", stock, num("92"), light.Red, "30", "-12", "0"},
		{"near, red below", stock, num("60"), light.Red, "25", "-20", "0"},

		{"no amber, on target", strict, num("10"), light.Green, "100", "0", "0"},
		{"no amber, below", strict, num("9.999"), light.Red, "0", "-0.001", "0"},
		{"exactly the target", precise, num("10"), light.Green, "100", "0", "0"},
		{"not exactly the target", precise, num("10.1"), light.Red, "0", "-0.1", "0"},

		{"above a capped green", capped, num("7"), light.Amber, "99.99", "2", "5"},
		{"far above a capped green", capped, num("700"), light.Amber, "99.99", "695", "698"},
		{"below a capped green", capped, num("3"), light.Amber, "75", "-2", "1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, tt.bands.Status(tt.x), "status")
			assert.Equal(t, tt.score, text(tt.bands.Score(tt.x)), "score")
			assert.Equal(t, tt.gap, text(tt.bands.Gap(tt.x)), "gap")
			assert.Equal(t, tt.room, text(tt.bands.Room(tt.x)), "room")
		})
	}
}

// text writes a decimal as one, and anything else as a quotient.
func text(x exact.Num) string {
	if x.Terminates(30) {
		return exact.Text(x.Decimal(30, exact.Floor))
	}
	return x.String()
}

func TestCertain(t *testing.T) {
	tests := []struct {
		name   string
		bands  light.Bands
		bounds exact.Interval
		want   light.Status
		worst  string
	}{
		{"a point", yield, exact.Point(num("0.92")), light.Amber, "75"},
		{"all of green", yield, atLeast("0.94"), light.Green, "100"},
		{"within amber", yield, between("0.91", "0.92"), light.Amber, "62.5"},
		{"within red", yield, between("0", "0.89"), light.Red, "0"},
		{"high within red", yield, between("0.88", "0.89"), light.Red, "25"},
		{"red without an end", yield, atMost("0.89"), light.Red, "0"},
		{"up to the end of amber", yield, between("0.8", "0.9"), light.NoData, "0"},
		{"amber up to the end of green", yield, between("0.9", "0.94"), light.NoData, "0"},
		{"everything", yield, everything, light.NoData, "0"},
		{"nothing", yield, between("1", "0.95"), light.NoData, "0"},
		{"red on both sides", stock, everything, light.NoData, "0"},
		{"red above", stock, between("91", "92"), light.Red, "30"},
		{"red below", stock, between("60", "64"), light.Red, "25"},
		{"amber on both sides", stock, between("74", "86"), light.NoData, "0"},
		{"amber above", stock, between("86", "90"), light.Amber, "50"},
		{"amber without an end", capped, atLeast("7"), light.Amber, "99.99"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, tt.bands.Certain(tt.bounds), "status")
			assert.Equal(t, tt.worst, text(tt.bands.Worst(tt.bounds)), "worst score")
		})
	}
}

// generated returns bands on whole numbers, of any direction, and with ends that
// coincide now and then.
func generated(r *rand.Rand) light.Bands {
	better := light.Direction(r.IntN(3))
	ends := []int64{r.Int64N(9), 0, 0, 0, 0}
	for i := range ends[1:] {
		ends[i+1] = ends[i] + r.Int64N(4)
	}
	at := func(i int) exact.Num { return exact.Frac(ends[i], 3) }
	green, amber := exact.Between(at(1), at(3)), exact.Between(at(0), at(4))
	green.HasHi, amber.HasHi = better != light.Higher || r.IntN(2) == 0, better != light.Higher
	if better == light.Lower {
		green.HasLo, amber.HasLo = r.IntN(2) == 0, false
	}
	b, err := light.New(at(2), green, amber, better)
	if err != nil {
		panic(err)
	}
	return b
}

// walk are values around and between the ends of generated bands.
func walk() (values []exact.Num) {
	for n := int64(-200); n <= 200; n++ {
		values = append(values, exact.Frac(n, 7))
		if n%7 == 0 {
			values = append(values, exact.Frac(n, 21), exact.Frac(n, 21).Add(exact.Scaled(1, 9)))
		}
	}
	return values
}

func TestScoreAgreesWithStatus(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 600 {
		b := generated(r)
		for _, x := range walk() {
			score := b.Score(x)
			want := light.Red
			if score.Cmp(exact.Int(50)) >= 0 {
				want = light.Amber
			}
			if score.Equal(exact.Int(100)) {
				want = light.Green
			}
			require.Equal(t, want, b.Status(x), "%+v at %s scores %s", b, x, score)
			require.True(t, exact.Between(exact.Int(0), exact.Int(100)).Contains(score))
			require.True(t, score.Terminates(2))
		}
	}
}

func TestScaledStatusIsTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 200 {
		b, times := generated(r), exact.Frac(r.Int64N(1000)+1, r.Int64N(1000)+1)
		for _, x := range walk() {
			require.Equal(t, b.Status(x), b.Scaled(times).Status(x.Mul(times)), "%+v at %s, times %s", b, x, times)
		}
	}
}

func TestFurtherFromGreenIsNeverBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 600 {
		b := generated(r)
		for _, step := range []exact.Num{exact.Frac(1, 7), exact.Frac(-1, 7)} {
			x := b.Target
			for range 100 {
				y := x.Add(step)
				require.GreaterOrEqual(t, b.Status(x), b.Status(y), "%+v from %s to %s", b, x, y)
				require.GreaterOrEqual(t, b.Score(x).Cmp(b.Score(y)), 0, "%+v from %s to %s", b, x, y)
				x = y
			}
		}
	}
}

func TestRoomLeavesTheLight(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	bit := exact.Scaled(1, 9)
	for range 300 {
		b := generated(r)
		for _, x := range walk() {
			room, status := b.Room(x), b.Status(x)
			if status == light.Red {
				require.True(t, room.IsZero())
				continue
			}
			if beyond(b, x) {
				continue // getting worse leads back through green
			}
			down, up := b.Status(x.Sub(room)), b.Status(x.Add(room))
			further := [2]light.Status{b.Status(x.Sub(room).Sub(bit)), b.Status(x.Add(room).Add(bit))}
			sides := map[light.Direction][]bool{
				light.Higher: {further[0] < status && down == status},
				light.Lower:  {further[1] < status && up == status},
				light.Near:   {further[0] < status && down == status, further[1] < status && up == status},
			}
			require.Contains(t, sides[b.Better], true, "%+v at %s has room %s", b, x, room)
		}
	}
}

// beyond reports whether x is on the far side of a green that is bounded on the
// side where values are better.
func beyond(b light.Bands, x exact.Num) bool {
	above := b.Better == light.Higher && b.Green.HasHi && b.Green.Hi.Less(x)
	return above || b.Better == light.Lower && b.Green.HasLo && x.Less(b.Green.Lo)
}

func TestCertainAgreesWithEveryValue(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		b := generated(r)
		lo, hi := exact.Frac(r.Int64N(80)-30, 6), exact.Frac(r.Int64N(80)-30, 6)
		bounds := exact.Between(exact.Min(lo, hi), exact.Max(lo, hi))
		colours, lowest := map[light.Status]bool{}, exact.Int(100)
		reds := map[bool]bool{}
		for _, x := range append(walk(), lo, hi, b.Target) {
			if !bounds.Contains(x) {
				continue
			}
			s := b.Status(x)
			colours[s] = true
			if s == light.Red {
				reds[x.Less(b.Target)] = true
			}
			if score := b.Score(x); score.Cmp(lowest) < 0 {
				lowest = score
			}
		}
		got := b.Certain(bounds)
		if len(colours) > 1 || len(reds) > 1 {
			require.Equal(t, light.NoData, got, "%+v over %s to %s", b, bounds.Lo, bounds.Hi)
			continue
		}
		if got != light.NoData { // the walk may have stepped over a narrow band
			require.True(t, colours[got], "%+v over %s to %s is %d", b, bounds.Lo, bounds.Hi, got)
			require.Zero(t, lowest.Cmp(b.Worst(bounds)), "%+v over %s to %s", b, bounds.Lo, bounds.Hi)
		} else {
			require.False(t, bounds.IsPoint())
			outer, _ := bounds.Meet(b.Amber)
			require.False(t, bounds.Within(b.Green) || outer.Empty(), "%+v over %s to %s", b, bounds.Lo, bounds.Hi)
		}
	}
}
