package stdlib

import (
	"maps"
	"slices"

	"github.com/pyq-lang/pyq/builtins/core"
)

// Table says by what classes are completed when a program first uses one of them, see
// core.Table.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillArgparse, Classes: []*core.Class{argGroupClass, argActionClass, subParsersClass, argNamespaceClass}},
		{Fill: fillCalendar, Classes: []*core.Class{calendarClass, textCalendarClass}},
		{Fill: fillChainMap, Classes: []*core.Class{chainMapClass}},
		{Fill: fillClockTime, Classes: []*core.Class{clockTimeClass}},
		{Fill: fillCollections, Classes: []*core.Class{defaultDictClass, orderedDictClass}},
		{Fill: fillContextlib, Classes: []*core.Class{abstractContextClass, decoratorClass, closingClass, nullContextClass, suppressClass, redirectOutClass, redirectErrClass, generatorCMClass}},
		{Fill: fillCounter, Classes: []*core.Class{counterClass}},
		{Fill: fillCSVReader, Classes: []*core.Class{csvReaderClass}},
		{Fill: fillCSVWriter, Classes: []*core.Class{csvWriterClass}},
		{Fill: fillDictFiles, Classes: []*core.Class{dictReaderClass, dictWriterClass}},
		{Fill: fillDate, Classes: []*core.Class{dateClass}},
		{Fill: fillDateTime, Classes: []*core.Class{datetimeClass}},
		{Fill: fillDecimal, Classes: []*core.Class{decimalClass}},
		{Fill: fillDecimalContext, Classes: []*core.Class{decimalContextClass}},
		{Fill: fillDeque, Classes: []*core.Class{dequeClass}},
		{Fill: fillEnum, Classes: []*core.Class{enumClass, flagClass, intFlagClass, intEnumClass, strEnumClass, enumTypeClass}},
		{Fill: fillAuto, Classes: []*core.Class{autoClass}},
		{Fill: fillFlag, Classes: []*core.Class{flagClass, intFlagClass}},
		{Fill: fillExitStack, Classes: []*core.Class{exitStackClass}},
		{Fill: fillBinaryFiles, Classes: []*core.Class{fileIOClass, bufferedReaderClass, bufferedWriterClass, bufferedRandomClass}},
		{Fill: fillFile2, Classes: []*core.Class{fileClass2}},
		{Fill: fillTextFile, Classes: []*core.Class{core.TextIOWrapperClass}},
		{Fill: fillFraction, Classes: []*core.Class{fractionClass}},
		{Fill: fillHash, Classes: []*core.Class{hashClass}},
		{Fill: fillIO, Classes: []*core.Class{stringIOClass, bytesIOClass}},
		{Fill: fillJSONDecoder, Classes: []*core.Class{jsonDecoderClass}},
		{Fill: fillJSONEncoder, Classes: []*core.Class{jsonEncoderClass}},
		{Fill: fillHandlers, Classes: []*core.Class{handlerClass, streamHandlerClass, nullHandlerClass, filterClass, formatterClass}},
		{Fill: fillFileHandler, Classes: []*core.Class{fileHandlerClass}},
		{Fill: fillLoggers, Classes: []*core.Class{filtererClass, loggerClass, adapterClass, recordClass}},
		{Fill: fillCmpKey, Classes: []*core.Class{cmpKeyClass}},
		{Fill: fillCachedProperty, Classes: []*core.Class{cachedPropertyClass}},
		{Fill: fillNamedTuple, Classes: []*core.Class{namedTupleBase}},
		{Fill: fillGetters, Classes: getterClasses[:]},
		{Fill: fillRegexFlag, Classes: []*core.Class{regexFlagClass}},
		{Fill: fillStruct, Classes: []*core.Class{structClass}},
		{Fill: fillStructTime, Classes: []*core.Class{structTime.class}},
		{Fill: fillFrameSummary, Classes: []*core.Class{frameSummary.class}},
		{Fill: fillRandom, Classes: []*core.Class{randomClass, systemRandomClass}},
		{Fill: fillCache, Classes: []*core.Class{cacheClass}},
		{Fill: fillNormalDist, Classes: []*core.Class{normalDistClass}},
		{Fill: fillEnviron, Classes: []*core.Class{environClass}},
		{Fill: fillPartial, Classes: []*core.Class{partialClass}},
		{Fill: fillPath, Classes: []*core.Class{purePathClass, purePosixPathClass, pathClass, posixPathClass, pathParentsClass}},
		{Fill: fillPathFiles, Classes: []*core.Class{pathClass}},
		{Fill: fillScandir, Classes: []*core.Class{dirEntryClass, scandirClass}},
		{Fill: fillPrettyPrinter, Classes: []*core.Class{prettyPrinterClass}},
		{Fill: fillMatch, Classes: []*core.Class{matchClass}},
		{Fill: fillPattern, Classes: []*core.Class{patternClass}},
		{Fill: fillDispatch, Classes: []*core.Class{dispatchClass}},
		{Fill: fillTempDir, Classes: []*core.Class{tempDirClass}},
		{Fill: fillTemplateClass, Classes: []*core.Class{templateClass}},
		{Fill: fillTextWrapper, Classes: []*core.Class{textWrapperClass}},
		{Fill: fillTimeDelta, Classes: []*core.Class{timedeltaClass}},
		{Fill: fillTimer, Classes: []*core.Class{timerClass}},
		{Fill: fillTimezone, Classes: []*core.Class{tzinfoClass, timezoneClass}},
		{Fill: fillSimpleNamespace, Classes: []*core.Class{simpleNamespaceClass}},
		{Fill: fillTyping, Classes: []*core.Class{genericClass, namedTupleClass, typedDictClass, typeVarClass, newTypeClass}},
		{Fill: fillUUID, Classes: []*core.Class{uuidClass}},
		{Fill: fillWarnings, Classes: []*core.Class{warningMessage, catchWarningsClass}},
	},
	Exceptions: append([]*core.Class{
		argErrorClass, argTypeErrorClass, binasciiErrorClass, binasciiIncomplete, copyErrorClass, csvError, decimalErrorClass, frozenInstanceError,
		illegalMonthClass, jsonErrorClass, reErrorClass, sameFileError, shutilError, statisticsErrorClass, structError, unsupportedOperation,
	}, slices.Collect(maps.Values(decimalSignals))...),
}
