package picture

// in returns the words of a language, "nl" or English for any other. Every picture has
// its own words, in a file beside it; what boards say anyway is package tell's.
func in[W any](language string, english, dutch W) W {
	if language == "nl" {
		return dutch
	}
	return english
}
