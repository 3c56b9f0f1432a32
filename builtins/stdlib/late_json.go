package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateJSON says what classes are completed when a program first uses one of them.
var lateJSON = []late{
	{fillJSONDecoder, []*core.Class{jsonDecoderClass}},
	{fillJSONEncoder, []*core.Class{jsonEncoderClass}},
}
