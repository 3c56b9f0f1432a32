package stdlib

import (
	"slices"

	"github.com/pyq-lang/pyq/builtins/core"
)

// A late is classes that fill completes when a program first uses one of them. They are in
// tables, and not in an init function beside each class, because a function that runs at
// start-up has the pages around it read from the disk: they are most of what starting
// costs.
type late struct {
	fill    func()
	classes []*core.Class
}

func init() {
	for _, l := range slices.Concat(
		lateArgparse,
		lateBinary,
		lateCollections,
		lateContextlib,
		lateCSV,
		lateDatetime,
		lateDecimal,
		lateEnum,
		lateIO,
		lateFunctools,
		lateJSON,
		lateLogging,
		lateOS,
		latePathlib,
		lateRandom,
		lateRe,
		lateStatistics,
		lateSys,
		lateText,
		lateTime,
		lateTyping,
	) {
		core.Late(l.fill, l.classes...)
	}
}
