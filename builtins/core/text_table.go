package core

// TextTable is what the package gives its classes.
var TextTable = Table{
	Late: []Late{
		{Fill: fillStr, Classes: []*Class{StrClass}},
		{Fill: fillBytes, Classes: []*Class{BytesClass}},
		{Fill: fillByteArray, Classes: []*Class{ByteArrayClass}},
	},
}
