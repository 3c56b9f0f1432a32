package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// Tables are the tables of all groups.
var Tables = []*core.Table{
	&tableArgparse, &tableBinary, &tableCSV, &tableCollections, &tableContextlib, &tableDataclasses,
	&tableDatetime, &tableDecimal, &tableEnum, &tableFunctools, &tableIO, &tableJSON, &tableLogging, &tableOS,
	&tablePathlib, &tableRandom, &tableRe, &tableStatistics, &tableSys, &tableText, &tableTime, &tableTyping,
}
