package picture

// Wide is how wide a text is taken to be, in tenths of a pixel, for tests of what overlaps.
func Wide(text string, tenths int) int { return int(wide(text, px(tenths))) }
