package picture

import (
	"strings"
)

// boardStyle returns the style of a page in a look. On paper it is light.
func boardStyle(look Look) string {
	light := "color-scheme:light" + variables(func(c colour) string { return c.light })
	dark := "color-scheme:dark" + variables(func(c colour) string { return c.dark })
	set := func(when, to string) string { return "@media " + when + "{:root{" + to + "}}\n" }
	switch look {
	case Dark:
		return "\n" + set("screen", dark) + set("print", light) + boardCSS
	case System:
		return "\n" + set("all", light) + set("screen and (prefers-color-scheme:dark)", dark) + boardCSS
	}
	return "\n" + set("all", light) + boardCSS
}

// variables returns the colours of pictures as custom properties.
func variables(value func(colour) string) string {
	var out strings.Builder
	for _, c := range colours() {
		out.WriteString(";--kpichain-" + c.name + ":" + value(c))
	}
	return out.String()
}

// boardCSS is how a page looks, on a wide screen first, then on narrow ones, where
// a row is stacked, and on paper. Lengths of letters grow with what the reader has set.
const boardCSS = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:76rem;padding:2.5rem 2rem 4rem;overflow-wrap:anywhere;
background:var(--kpichain-paper);color:var(--kpichain-ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
h1,h2,p,dl,dd,ul,blockquote{margin:0;padding:0}
h1{font-size:2.25rem;line-height:1.2;font-weight:650;letter-spacing:-.015em}
.everyone::first-letter{text-transform:uppercase}
.kind{font-size:.875rem}
.kind,.period,.quiet,footer{color:var(--kpichain-quiet)}
.period{font-size:1.125rem;margin-top:.25rem}
.shape{flex:none;position:relative;top:.1em;width:.875em;height:.875em}
.glance{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr));gap:1.25rem 2.5rem;margin-top:2rem}
.glance dt{font-size:.875rem;color:var(--kpichain-quiet)}
.glance dd{font-size:1.0625rem}
.glance .light{font-weight:600}
section{margin-top:3rem;padding-top:1.75rem;border-top:2px solid var(--kpichain-ink)}
h2{font-size:1.5rem;line-height:1.25;font-weight:650;letter-spacing:-.01em}
blockquote{margin-top:.25rem;font-size:1.125rem;font-style:italic;color:var(--kpichain-quiet)}
.card{margin-top:.75rem}
.card .light{font-weight:600}
table{width:100%;margin-top:2.25rem;border-collapse:collapse;table-layout:fixed;font-size:.9375rem}
caption{padding-bottom:.25rem;text-align:start;font-size:1.0625rem;line-height:1.35;font-weight:600}
th,td{padding:.5rem 1.25rem .5rem 0;text-align:start;vertical-align:baseline;font-weight:400}
th:last-child,td:last-child{padding-inline-end:0}
thead th{padding-block:.25rem;font-size:.8125rem;color:var(--kpichain-quiet)}
tbody{border-top:1px solid var(--kpichain-rule)}
.number{text-align:end;font-variant-numeric:tabular-nums}
.tile .what,.tile .reading{font-weight:600}
.tile .quiet{font-weight:400}
.lamp{width:6.5rem}
.reading{width:9.25rem}
.target{width:10.5rem}
.gauge{width:11.5rem}
.trend{width:8.75rem}
.history{width:6rem}
.tile .gauge,.tile .history{vertical-align:top}
.drawing{display:block;max-width:100%;height:auto;overflow:visible}
.notes td{padding-top:0;font-size:.875rem}
.notes ul{list-style:none}
.warning{font-weight:600}
.sight{color:var(--kpichain-quiet)}
.customer{font-weight:600;color:var(--kpichain-ink)}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--kpichain-rule);font-size:.875rem}
footer p{max-width:44rem}
footer p+p{margin-top:.25rem}
@media screen and (max-width:62rem){
body{padding:2rem 1.5rem 3rem}
table,caption,tbody,tr,td,th{display:block;width:auto}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody{padding-block:.75rem}
th,td,.tile .gauge,.tile .history{padding:0}
.tile{display:grid;grid-template-columns:6rem repeat(3,minmax(0,1fr));gap:.25rem 1rem;align-items:baseline}
.tile .what{grid-column:2/-1}
.reading,.target,.trend,.gauge,.history{grid-row:2;text-align:start}
.reading{grid-column:2}
.target{grid-column:3}
.trend{grid-column:4}
.gauge{grid-row:3;grid-column:2/4}
.history{grid-row:3;grid-column:4}
.tile td:empty{display:none}
.tile [data-head]:not(.gauge,.history)::before{display:block;font-size:.8125rem;font-weight:400;color:var(--kpichain-quiet);
content:attr(data-head);content:attr(data-head)/""}
.notes{padding-inline-start:7rem;margin-top:.375rem}
.notes .lamp{display:none}
}
@media screen and (max-width:36rem){
body{padding:1.5rem 1rem 2.5rem}
h1{font-size:1.75rem}
section{margin-top:2rem;padding-top:1.25rem}
.tile{grid-template-columns:repeat(2,minmax(0,1fr))}
.tile .lamp{grid-column:1/-1;grid-row:2}
.tile .what{grid-column:1/-1;grid-row:1}
.reading,.target{grid-row:3}
.reading{grid-column:1}
.target{grid-column:2}
.gauge{grid-row:4;grid-column:1/-1}
.trend{grid-row:5;grid-column:1}
.history{grid-row:5;grid-column:2}
.notes{padding-inline-start:0}
}
@page{size:A4;margin:14mm 14mm 16mm}
@media print{
html{font-size:9pt}
body{max-width:none;padding:0}
section{margin-top:2rem;padding-top:1rem}
table{margin-top:1.25rem}
.glance{grid-template-columns:repeat(3,1fr)}
th,td{padding:.375rem .75rem .375rem 0}
.lamp{width:5.75rem}
.reading{width:8rem}
.target{width:8.5rem}
.gauge{width:8.25rem}
.trend{width:7.25rem}
.history{width:5rem}
tbody,dl,footer{break-inside:avoid}
h1,h2,caption,thead,blockquote,.card{break-after:avoid;break-inside:avoid}
}
`
