package kpi

// A Rule names how readings of parts make up the reading of a whole. The rules
// below are built in; any other name is a custom rule, whose operator the host
// supplies. In the table v is a part's value, w its weight and p its passes.
//
//	rule        whole               groups  passes
//	Sum         Σ p·v               yes     readings are per pass: hours per order;
//	                                        exact for any routing
//	Total       Σ v                 yes     readings are amounts that already count
//	                                        them: euros a month; refused along a
//	                                        chain with a shared step
//	Product     Π G_p(v)            yes     p ≤ 1: 1-p+p·v;  p > 1: v / (p-(p-1)·v)
//	Min         min v               yes     ignored
//	Max         max v               yes     ignored
//	Bottleneck  min v/p             no      capacity in customer questions
//	Mean        Σ w·v / Σ w         no      ignored; w is 1 per step, or as stated
//	Ratio       Σ num / Σ den       yes     the volumes already count them
//	Path        longest path of p·v no      critical path to the last part
//	End         v of the last part  no      the last step must be one
//
// Under Total an amount over no volume counts as the amount, Per(5, 0) as 5, and any
// other quotient as its value, Per(5, 2) as 2.5.
//
// A composed reading has terms and a volume under Ratio only; under every other
// rule it is a value (Terms den 0). Domain binds what is measured, not what is
// composed.
//
// Steps of one choice are one part: Σ p·v, plus the chance of none of them times
// what no step counts for (0 for Sum and Path, 1 for Product). Under Total and
// Ratio a choice changes nothing, since amounts and volumes already count it; Min,
// Max and Bottleneck treat its steps as separate parts; Mean and End refuse one.
type Rule string

// The built-in rules. None is the zero value: most KPIs compose in some directions
// only.
const (
	None       Rule = "" // does not compose
	Sum        Rule = "sum"
	Total      Rule = "total"
	Product    Rule = "product"
	Min        Rule = "min"
	Max        Rule = "max"
	Bottleneck Rule = "bottleneck"
	Mean       Rule = "mean"
	Ratio      Rule = "ratio"
	Path       Rule = "path"
	End        Rule = "end"
)
