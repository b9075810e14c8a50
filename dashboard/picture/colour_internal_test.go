package picture

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A light3 is a colour as amounts of red, green and blue light, 0..1.
type light3 [3]float64

// shining returns the light of a colour such as "#1a2b3c" (sRGB, IEC 61966-2-1).
func shining(t *testing.T, hex string) (l light3) {
	t.Helper()
	require.Regexp(t, `^#[0-9a-f]{6}$`, hex)
	for k := range l {
		n, err := strconv.ParseUint(hex[1+2*k:3+2*k], 16, 8)
		require.NoError(t, err)
		l[k] = float64(n) / 255 / 12.92
		if v := float64(n) / 255; v > 0.04045 {
			l[k] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return l
}

// times returns a colour through a matrix, as far as it can be shown.
func (l light3) times(m [3]light3) (out light3) {
	for k, row := range m {
		v := row[0]*l[0] + row[1]*l[1] + row[2]*l[2]
		out[k] = math.Min(1, math.Max(0, v))
	}
	return out
}

// contrast is that of WCAG 2: 1 for equal lightness, 21 for black on white.
func contrast(a, b light3) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return math.Max(x, y) / math.Min(x, y)
}

func luminance(l light3) float64 { return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2] }

// A sight is a way of seeing colours.
type sight struct {
	name string
	m    [3]light3
}

// sights returns how colours are seen: as they are, in grey, and by those without cones
// of one kind (Machado, Oliveira and Fernandes 2009, severity 1.0).
func sights() []sight {
	grey := light3{0.2126, 0.7152, 0.0722}
	return []sight{
		{"as it is", [3]light3{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
		{"grey", [3]light3{grey, grey, grey}},
		{"protanopia", [3]light3{
			{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998},
		}},
		{"deuteranopia", [3]light3{
			{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881},
		}},
		{"tritanopia", [3]light3{
			{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900},
		}},
	}
}

// Whoever sees, white is white.
func TestSightsKeepWhite(t *testing.T) {
	for _, s := range sights() {
		for _, row := range s.m {
			assert.InDelta(t, 1, row[0]+row[1]+row[2], 2e-6, s.name)
		}
	}
}

// lab returns a colour in CIE L*a*b*, for white D65.
func (l light3) lab() [3]float64 {
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124564*l[0] + 0.3575761*l[1] + 0.1804375*l[2]) / 0.95047)
	y := f(0.2126729*l[0] + 0.7151522*l[1] + 0.0721750*l[2])
	z := f((0.0193339*l[0] + 0.1191920*l[1] + 0.9503041*l[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// apart is the difference of two colours by CIEDE2000: 1 is just seen side by side.
func apart(p, q [3]float64) float64 {
	seven := func(c float64) float64 { return math.Sqrt(math.Pow(c, 7) / (math.Pow(c, 7) + math.Pow(25, 7))) }
	cos := func(degrees float64) float64 { return math.Cos(degrees * math.Pi / 180) }
	g := 1.5 - 0.5*seven((math.Hypot(p[1], p[2])+math.Hypot(q[1], q[2]))/2)
	c1, h1 := polar(p[1]*g, p[2])
	c2, h2 := polar(q[1]*g, q[2])
	turn, mean := h2-h1, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		turn, mean = 0, h1+h2
	case math.Abs(turn) > 180:
		turn, mean = turn-math.Copysign(360, turn), math.Mod(mean+180, 360)
	}
	l, c := (p[0]+q[0])/2, (c1+c2)/2
	t := 1 - 0.17*cos(mean-30) + 0.24*cos(2*mean) + 0.32*cos(3*mean+6) - 0.20*cos(4*mean-63)
	dl := (q[0] - p[0]) / (1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50)))
	dc := (c2 - c1) / (1 + 0.045*c)
	dh := 2 * math.Sqrt(c1*c2) * math.Sin(turn/2*math.Pi/180) / (1 + 0.015*c*t)
	blue := 60 * math.Exp(-math.Pow((mean-275)/25, 2))
	twist := -2 * seven(c) * math.Sin(blue*math.Pi/180)
	return math.Sqrt(dl*dl + dc*dc + dh*dh + twist*dc*dh)
}

// polar returns the chroma and the hue of a colour, in degrees.
func polar(a, b float64) (chroma, hue float64) {
	if hue = math.Atan2(b, a) * 180 / math.Pi; hue < 0 {
		hue += 360
	}
	return math.Hypot(a, b), hue
}

// The figures are those that Sharma, Wu and Dalal (2005) published to check CIEDE2000.
func TestApartAsPublished(t *testing.T) {
	for _, c := range []struct {
		p, q [3]float64
		want float64
	}{
		{[3]float64{50, 2.6772, -79.7751}, [3]float64{50, 0, -82.7485}, 2.0425},
		{[3]float64{50, -1.3802, -84.2814}, [3]float64{50, 0, -82.7485}, 1.0000},
		{[3]float64{50, 0, 0}, [3]float64{50, -1, 2}, 2.3669},
		{[3]float64{50, 2.4900, -0.0010}, [3]float64{50, -2.4900, 0.0009}, 7.1792},
		{[3]float64{50, 2.5, 0}, [3]float64{73, 25, -18}, 27.1492},
		{[3]float64{60.2574, -34.0099, 36.2677}, [3]float64{60.4626, -34.1751, 39.4387}, 1.2644},
		{[3]float64{2.0776, 0.0795, -1.1350}, [3]float64{0.9033, -0.0636, -0.5514}, 0.9082},
	} {
		assert.InDelta(t, c.want, apart(c.p, c.q), 1e-4)
	}
}
