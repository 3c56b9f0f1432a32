// Package text is Python's modules for text: string, textwrap and pprint, one file each. It
// is internal to pyq: only packages interp and interp/trace are promised to others.
package text
