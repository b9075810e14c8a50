package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const small = `period,org_code,type,attendances,breaches,admissions
2017-04-01,B,other,10,0,0
2017-03-01,A,1,200,30,50
2017-04-01,A,1,210,20,60
2017-04-01,A,other,20,1,0
`

func TestParse(t *testing.T) {
	h, err := parse(strings.NewReader(small))
	require.NoError(t, err)
	assert.Equal(t, []string{"2017-03", "2017-04"}, h.months)
	assert.Equal(t, []department{{"A", "1"}, {"A", "other"}, {"B", "other"}}, h.departments)
	assert.Equal(t, map[string]map[department]patients{
		"2017-03": {{"A", "1"}: {200, 30, 50}},
		"2017-04": {{"A", "1"}: {210, 20, 60}, {"A", "other"}: {20, 1, 0}, {"B", "other"}: {10, 0, 0}},
	}, h.seen)
}

// Every case breaks one thing in the small data.
func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"another column", "breaches", "within", "columns are"},
		{"no date", "2017-03-01", "March", `line 3: "March" is no date`},
		{"unknown type", "A,1,200", "A,4,200", `line 3: type "4" is not known`},
		{"twice", "B,other", "A,1", "line 4: A, type 1, is there twice in 2017-04"},
		{"no number", ",30,", ",few,", "line 3: "},
		{"half a patient", "200", "200.5", "line 3: "},
		{"cells missing", ",30,50", "", "record on line 3: wrong number of fields"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, small, c.old)
			_, err := parse(strings.NewReader(strings.Replace(small, c.old, c.new, 1)))
			require.Error(t, err)
			assert.ErrorContains(t, err, c.want)
		})
	}
	_, err := parse(strings.NewReader(""))
	assert.Error(t, err, "empty")
	_, err = load(fstest.MapFS{dataFile: {Data: []byte(small)}})
	assert.ErrorContains(t, err, dataFile+": ", "not compressed")
}

// More patients who waited than patients is an error of the library: a share lies
// between 0 and 1.
func TestImpossible(t *testing.T) {
	h, err := parse(strings.NewReader(strings.Replace(small, "200,30", "200,300", 1)))
	require.NoError(t, err)
	_, err = h.view(byType)
	assert.ErrorContains(t, err, "2017-03: ")
}

func TestNames(t *testing.T) {
	for month, want := range map[string][2]string{
		"2016-04": {"2016/17", "2016/17 Q1"},
		"2016-09": {"2016/17", "2016/17 Q2"},
		"2016-12": {"2016/17", "2016/17 Q3"},
		"2017-01": {"2016/17", "2016/17 Q4"},
		"2017-03": {"2016/17", "2016/17 Q4"},
		"2000-03": {"1999/00", "1999/00 Q4"},
	} {
		assert.Equal(t, want, [2]string{financialYear(month), quarter(month)}, month)
	}
}
