package parser

// hint says what to write instead of what other languages have, "" if it is none of theirs.
func (p *parser) hint() string {
	k, before := p.k, kEOF
	if p.i > 0 {
		before = p.toks[p.i-1].kind
	}
	switch {
	case k == kwIf && before == kwElse:
		return "write elif"
	case k == kAmp && before == kAmp:
		return "write and"
	case k == kPipe && before == kPipe:
		return "write or"
	case k == kBang:
		return "write not"
	case p.twice(kPlus):
		return "write += 1"
	case p.twice(kMinus):
		return "write -= 1"
	case k == kNe2:
		return "write !="
	case p.adjacent(kAssign, kGt):
		return "write >="
	case p.adjacent(kAssign, kLt):
		return "write <="
	case k == kLbrace && before != kEOF:
		return "blocks begin with a colon and are indented"
	case k == kComma && p.lineBegins(kwRaise):
		return "write raise E(message)"
	}
	if i := p.i - 1; k == kName && i >= 0 && before == kName {
		return wordHints[p.textOf(i)]
	}
	return ""
}

var wordHints = map[string]string{
	"function": "write def", "func": "write def", "fun": "write def", "sub": "write def", "define": "write def",
	"var": "variables need no declaration", "let": "variables need no declaration",
	"const": "variables need no declaration", "int": "variables need no declaration",
	"float": "variables need no declaration", "new": "write the call without new",
	"elseif": "write elif", "elsif": "write elif", "foreach": "write for", "catch": "write except",
	"until": "write while not", "unless": "write if not", "switch": "write match", "null": "write None",
}

// twice tells whether the expression ended with x++ or x--.
func (p *parser) twice(k kind) bool {
	i := p.i
	return i >= 3 && p.toks[i-1].kind == k && p.toks[i-2].kind == k && p.toks[i-1].off == p.toks[i-2].end
}

// adjacent tells whether the operator a is followed by b without a blank, from the
// current token on or one before.
func (p *parser) adjacent(a, b kind) bool {
	i := p.i
	if p.toks[i].kind != a && i > 0 {
		i--
	}
	return p.toks[i].kind == a && i+1 < len(p.toks) && p.toks[i+1].kind == b && p.toks[i+1].off == p.toks[i].end
}

// lineBegins tells whether the logical line begins with a keyword.
func (p *parser) lineBegins(k kind) bool {
	for i := p.i - 1; i >= 0; i-- {
		switch p.toks[i].kind {
		case kNewline, kIndent, kDedent, kSemi, kColon:
			return false
		case k:
			return true
		}
	}
	return false
}
