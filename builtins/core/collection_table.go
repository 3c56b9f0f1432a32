package core

// CollectionTable is what the package gives its classes.
var CollectionTable = Table{
	Late: []Late{
		{Fill: fillList, Classes: []*Class{ListClass}},
		{Fill: fillTuple, Classes: []*Class{TupleClass}},
		{Fill: fillDict, Classes: []*Class{DictClass}},
		{Fill: fillViews, Classes: viewClasses[:]},
		{Fill: fillSet, Classes: []*Class{SetClass}},
		{Fill: fillFrozenSet, Classes: []*Class{FrozenSetClass}},
		{Fill: fillRange, Classes: []*Class{RangeClass}},
		{Fill: fillIterators, Classes: []*Class{EnumerateClass, ZipClass, MapClass, FilterClass, ReversedClass}},
	},
}
