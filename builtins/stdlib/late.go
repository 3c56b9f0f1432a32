package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// A table is what a group of modules tells of its classes. They are tables, and not init
// functions beside the classes, because a function that runs at start-up has the pages
// around it read from the disk: they are most of what starting costs.
type table struct {
	// Late says by what classes are completed when a program first uses one of them.
	Late []late
	// Exceptions are the exception classes that a proc.Error may name.
	Exceptions []*core.Class
}

// A late is classes that Fill completes.
type late struct {
	Fill    func()
	Classes []*core.Class
}

// tables are the tables of all groups.
var tables = []*table{
	&tableArgparse, &tableBinary, &tableCSV, &tableCollections, &tableContextlib, &tableDataclasses,
	&tableDatetime, &tableDecimal, &tableEnum, &tableFunctools, &tableIO, &tableJSON, &tableLogging, &tableOS,
	&tablePathlib, &tableRandom, &tableRe, &tableStatistics, &tableSys, &tableText, &tableTime, &tableTyping,
}

func init() {
	for _, t := range tables {
		for _, l := range t.Late {
			core.Late(l.Fill, l.Classes...)
		}
		for _, c := range t.Exceptions {
			core.RegisterException(c)
		}
	}
}
