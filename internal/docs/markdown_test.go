package docs_test

import (
	"regexp"
	"strings"
)

// block is a fenced block of a Markdown text.
type block struct {
	line  int    // of the opening fence, from 1
	lang  string // what follows the fence: go, sh, text
	mark  string // the comment on the last line above that is not empty
	lines []string
}

// page is a Markdown text taken apart.
type page struct {
	blocks []block
	prose  []string // the text with its fenced blocks emptied, line by line
}

var comment = regexp.MustCompile(`^<!-- (.*) -->$`)

// parse takes a Markdown text apart. A block that is not closed runs to the end.
func parse(text string) page {
	var p page
	mark, open := "", false
	for i, line := range strings.Split(text, "\n") {
		fence, isFence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case isFence && !open:
			p.blocks = append(p.blocks, block{line: i + 1, lang: fence, mark: mark})
			open, mark = true, ""
		case isFence:
			open = false
		case open:
			b := &p.blocks[len(p.blocks)-1]
			b.lines = append(b.lines, line)
		default:
			mark = markOf(line, mark)
			p.prose = append(p.prose, line)
			continue
		}
		p.prose = append(p.prose, "")
	}
	return p
}

// markOf returns the mark that holds after a line of prose.
func markOf(line, before string) string {
	if m := comment.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
		return m[1]
	}
	if strings.TrimSpace(line) == "" {
		return before
	}
	return ""
}

// marked returns the blocks that stand under a mark.
func (p page) marked(mark string) []block {
	var out []block
	for _, b := range p.blocks {
		if b.mark == mark {
			out = append(out, b)
		}
	}
	return out
}

// dedent removes the white space that all lines begin with, and what stands at
// their ends.
func dedent(lines []string) []string {
	margin, first := "", true
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.TrimRight(line, " \t\r")
		if out[i] == "" {
			continue
		}
		indent := out[i][:len(out[i])-len(strings.TrimLeft(out[i], " \t"))]
		if first {
			margin, first = indent, false
		}
		margin = common(margin, indent)
	}
	for i := range out {
		out[i] = strings.TrimPrefix(out[i], margin)
	}
	return out
}

func common(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

var (
	link   = regexp.MustCompile(`\]\(([^()\s]+)(?: "[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)`)
	inCode = regexp.MustCompile("`([^`]+)`")
	apath  = regexp.MustCompile(`^(?:\./)?[\w.-]+(?:/[\w-][\w.-]*)+/?$`)
	scheme = regexp.MustCompile(`^[a-z][a-z0-9+.-]*:`)
)

// links returns where the links of the prose go within the repository.
func (p page) links() []string {
	var out []string
	for _, line := range p.prose {
		for _, m := range link.FindAllStringSubmatch(inCode.ReplaceAllString(line, ""), -1) {
			if to := m[1] + m[2]; !scheme.MatchString(to) {
				out = append(out, to)
			}
		}
	}
	return out
}

// paths returns what the prose writes as code and reads as a path.
func (p page) paths() []string {
	var out []string
	for _, line := range p.prose {
		for _, m := range inCode.FindAllStringSubmatch(line, -1) {
			if apath.MatchString(m[1]) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

var notInAnchor = regexp.MustCompile(`[^\p{L}\p{N} _-]`)

// anchors returns the fragments by which the headings can be reached.
func (p page) anchors() map[string]bool {
	out := map[string]bool{}
	for _, line := range p.prose {
		if title := strings.TrimLeft(line, "#"); title != line && strings.HasPrefix(title, " ") {
			name := notInAnchor.ReplaceAllString(strings.ToLower(strings.TrimSpace(title)), "")
			out["#"+strings.ReplaceAll(name, " ", "-")] = true
		}
	}
	return out
}
