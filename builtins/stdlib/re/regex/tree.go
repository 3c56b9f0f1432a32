package regex

// A kind tells what a node matches.
type kind uint8

const (
	kindEmpty  kind = iota
	kindChar        // one character
	kindAny         // . without DOTALL
	kindAnyAll      // . with DOTALL
	kindSet         // one character of a set
	kindAt          // an assertion without width
	kindConcat      // one after the other
	kindAlt         // one of several
	kindRepeat      // the first child, from min to max times
	kindGroup       // a group that captures
	kindRef         // what a group has captured
	kindLook        // (?=...), (?<!...)
	kindAtomic      // (?>...)
	kindIf          // (?(group)yes|no)
	kindNever       // (?!)
)

// A node is a part of a pattern.
type node struct {
	kind     kind
	char     rune
	fold     folding
	set      *set
	at       assertion
	nodes    []*node
	min, max int // of a repetition; max < 0 is any number
	mode     repeatMode
	group    int
	behind   bool // of a lookaround
	negative bool
}

type repeatMode uint8

const (
	greedy repeatMode = iota
	lazy
	possessive
)

// An assertion matches between characters.
type assertion uint8

const (
	atStart       assertion = iota // \A
	atEnd                          // \Z
	atLineStart                    // ^ with MULTILINE
	atLineEnd                      // $ with MULTILINE
	atLastLine                     // $ without
	atBoundary                     // \b
	atNoBoundary                   // \B
	atBoundaryA                    // \b with ASCII
	atNoBoundaryA                  // \B with ASCII
)

// width returns the least and greatest number of characters that n matches; most < 0
// means that there is no greatest.
func (n *node) width(groups []*node) (least, most int) {
	switch n.kind {
	case kindChar, kindAny, kindAnyAll, kindSet:
		return 1, 1
	case kindConcat:
		for _, c := range n.nodes {
			a, b := c.width(groups)
			least += a
			if most >= 0 && b >= 0 {
				most += b
			} else {
				most = -1
			}
		}
		return least, most
	case kindAlt, kindIf:
		return alternatives(n.nodes, groups)
	case kindRepeat:
		a, b := n.nodes[0].width(groups)
		if n.max < 0 && b != 0 || b < 0 {
			return a * n.min, -1
		}
		return a * n.min, b * max(n.max, 0)
	case kindGroup, kindAtomic:
		return n.nodes[0].width(groups)
	case kindRef:
		if n.group < len(groups) && groups[n.group] != nil {
			return groups[n.group].width(groups)
		}
		return 0, -1
	}
	return 0, 0
}

func alternatives(nodes []*node, groups []*node) (least, most int) {
	for i, c := range nodes {
		a, b := 0, 0
		if c != nil {
			a, b = c.width(groups)
		}
		if i == 0 {
			least, most = a, b
			continue
		}
		least = min(least, a)
		if most >= 0 && b >= 0 {
			most = max(most, b)
		} else {
			most = -1
		}
	}
	return least, most
}
