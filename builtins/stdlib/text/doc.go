// Package text, internal to pyq, is Python's modules for text: string, textwrap, pprint and
// unicodedata, one file each.
package text
