package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateDatetime says what classes are completed when a program first uses one of them.
var lateDatetime = []late{
	{fillCalendar, []*core.Class{calendarClass, textCalendarClass}},
	{fillClockTime, []*core.Class{clockTimeClass}},
	{fillDate, []*core.Class{dateClass}},
	{fillDateTime, []*core.Class{datetimeClass}},
	{fillStructTime, []*core.Class{structTime.class}},
	{fillTimeDelta, []*core.Class{timedeltaClass}},
	{fillTimezone, []*core.Class{tzinfoClass, timezoneClass}},
}
