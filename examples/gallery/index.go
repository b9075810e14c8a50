package main

import (
	"bytes"
	"html/template"
)

// index returns the page that shows all.
func index(all []drawn) []byte {
	t := template.Must(template.New("index").Parse(page0))
	var out bytes.Buffer
	if err := t.Execute(&out, views(all)); err != nil {
		panic(err) // the template is this program's own
	}
	return out.Bytes()
}

// A view is a story as the page sees it.
type view struct {
	Name         string
	Pages, Texts []viewLink
	Pictures     []viewPicture
}

type viewLink struct{ Name, File string }

type viewPicture struct{ Title, Light, Dark, Spec string }

func views(all []drawn) []view {
	list := make([]view, len(all))
	for k, d := range all {
		v := view{Name: d.name}
		for _, l := range d.pages {
			v.Pages = append(v.Pages, viewLink{l.name, l.file})
		}
		for _, l := range d.texts {
			v.Texts = append(v.Texts, viewLink{l.name, l.file})
		}
		for _, s := range d.shown {
			v.Pictures = append(v.Pictures, viewPicture{s.title, s.light, s.dark, s.spec})
		}
		list[k] = v
	}
	return list
}

const page0 = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pictures of kpichain</title>
<style>
:root{color-scheme:light dark}
body{margin:0 auto;max-width:64rem;padding:2rem 1.5rem;background:#fff;color:#1a1d21;
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
a{color:#0b5394}
h2{margin-top:3rem}
ul{padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
figure{margin:2rem 0}
img{max-width:100%;height:auto}
@media (prefers-color-scheme:dark){body{background:#14171a;color:#f0f2f4}a{color:#9ecbff}}
</style>
</head>
<body>
<main>
<h1>Pictures of kpichain</h1>
{{range .}}<section>
<h2>{{.Name}}</h2>
<h3>Boards, a page each</h3>
<ul>
{{range .Pages}}<li><a href="{{.File}}">{{.Name}}</a></li>
{{end}}</ul>
<h3>Pictures</h3>
{{range .Pictures}}<figure>
<picture><source media="(prefers-color-scheme:dark)" srcset="{{.Dark}}"><img src="{{.Light}}" alt="{{.Title}}"></picture>
<figcaption>{{.Title}} (<a href="{{.Light}}">SVG</a>, <a href="{{.Spec}}">Vega-Lite</a>)</figcaption>
</figure>
{{end}}<h3>For documents</h3>
<ul>
{{range .Texts}}<li><a href="{{.File}}">{{.Name}}</a></li>
{{end}}</ul>
</section>
{{end}}</main>
</body>
</html>
`
