package chaintest

// Report is what NoFindings does with the findings of a plan.
var Report = report
