// Package text, internal to pyq, is Python's modules for text: string, textwrap and pprint,
// one file each.
package text
