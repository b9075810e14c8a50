// Package picture draws boards and chains: as SVG and HTML to put on a page, as Vega-Lite
// for hosts that draw themselves, and as Mermaid and Graphviz text for documents.
package picture
