package json

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillJSONDecoder, Classes: []*core.Class{jsonDecoderClass}},
		{Fill: fillJSONEncoder, Classes: []*core.Class{jsonEncoderClass}},
	},
	Exceptions: []*core.Class{jsonErrorClass},
}
