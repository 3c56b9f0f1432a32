package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateClasses says by what classes are completed when a program first uses one of them. It
// is one table, and not an init function beside each class, because a function that runs
// at start-up has the pages around it read from the disk: they are most of what starting
// costs.
var lateClasses = []struct {
	fill    func()
	classes []*core.Class
}{
	{fillArgparse, []*core.Class{argGroupClass, argActionClass, subParsersClass, argNamespaceClass}},
	{fillCalendar, []*core.Class{calendarClass, textCalendarClass}},
	{fillChainMap, []*core.Class{chainMapClass}},
	{fillClockTime, []*core.Class{clockTimeClass}},
	{fillCollections, []*core.Class{defaultDictClass, orderedDictClass}},
	{fillContextlib, []*core.Class{abstractContextClass, decoratorClass, closingClass, nullContextClass, suppressClass, redirectOutClass, redirectErrClass, generatorCMClass}},
	{fillCounter, []*core.Class{counterClass}},
	{fillCSVReader, []*core.Class{csvReaderClass}},
	{fillCSVWriter, []*core.Class{csvWriterClass}},
	{fillDictFiles, []*core.Class{dictReaderClass, dictWriterClass}},
	{fillDialects, []*core.Class{csvDialectClass, csvDialects[0].class, csvDialects[1].class, csvDialects[2].class}},
	{fillDate, []*core.Class{dateClass}},
	{fillDateTime, []*core.Class{datetimeClass}},
	{fillDecimal, []*core.Class{decimalClass}},
	{fillDecimalContext, []*core.Class{decimalContextClass}},
	{fillDeque, []*core.Class{dequeClass}},
	{fillEnum, []*core.Class{enumClass, flagClass, intFlagClass, intEnumClass, strEnumClass, enumTypeClass}},
	{fillAuto, []*core.Class{autoClass}},
	{fillFlag, []*core.Class{flagClass, intFlagClass}},
	{fillExitStack, []*core.Class{exitStackClass}},
	{fillBinaryFiles, []*core.Class{fileIOClass, bufferedReaderClass, bufferedWriterClass, bufferedRandomClass}},
	{fillFile2, []*core.Class{fileClass2}},
	{fillTextFile, []*core.Class{core.TextIOWrapperClass}},
	{fillFraction, []*core.Class{fractionClass}},
	{fillHash, []*core.Class{hashClass}},
	{fillIO, []*core.Class{stringIOClass, bytesIOClass}},
	{fillJSONDecoder, []*core.Class{jsonDecoderClass}},
	{fillJSONEncoder, []*core.Class{jsonEncoderClass}},
	{fillHandlers, []*core.Class{handlerClass, streamHandlerClass, nullHandlerClass, filterClass, formatterClass}},
	{fillFileHandler, []*core.Class{fileHandlerClass}},
	{fillLoggers, []*core.Class{filtererClass, loggerClass, adapterClass, recordClass}},
	{fillCmpKey, []*core.Class{cmpKeyClass}},
	{fillCachedProperty, []*core.Class{cachedPropertyClass}},
	{fillNamedTuple, []*core.Class{namedTupleBase}},
	{fillGetters, getterClasses[:]},
	{fillRegexFlag, []*core.Class{regexFlagClass}},
	{fillStruct, []*core.Class{structClass}},
	{fillStructTime, []*core.Class{structTime.class}},
	{fillFrameSummary, []*core.Class{frameSummary.class}},
	{fillRandom, []*core.Class{randomClass, systemRandomClass}},
	{fillCache, []*core.Class{cacheClass}},
	{fillNormalDist, []*core.Class{normalDistClass}},
	{fillEnviron, []*core.Class{environClass}},
	{fillPartial, []*core.Class{partialClass}},
	{fillPath, []*core.Class{purePathClass, purePosixPathClass, pathClass, posixPathClass, pathParentsClass}},
	{fillPathFiles, []*core.Class{pathClass}},
	{fillScandir, []*core.Class{dirEntryClass, scandirClass}},
	{fillPrettyPrinter, []*core.Class{prettyPrinterClass}},
	{fillMatch, []*core.Class{matchClass}},
	{fillPattern, []*core.Class{patternClass}},
	{fillDispatch, []*core.Class{dispatchClass}},
	{fillTempDir, []*core.Class{tempDirClass}},
	{fillTemplateClass, []*core.Class{templateClass}},
	{fillTextWrapper, []*core.Class{textWrapperClass}},
	{fillTimeDelta, []*core.Class{timedeltaClass}},
	{fillTimer, []*core.Class{timerClass}},
	{fillTimezone, []*core.Class{tzinfoClass, timezoneClass}},
	{fillSimpleNamespace, []*core.Class{simpleNamespaceClass}},
	{fillTyping, []*core.Class{genericClass, namedTupleClass, typedDictClass, typeVarClass, newTypeClass}},
	{fillUUID, []*core.Class{uuidClass}},
	{fillWarnings, []*core.Class{warningMessage, catchWarningsClass}},
}

func init() {
	for _, l := range lateClasses {
		core.Late(l.fill, l.classes...)
	}
}
