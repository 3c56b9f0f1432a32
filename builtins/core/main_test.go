package core

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	Complete(&ObjectTable, &NumberTable, &TextTable, &CollectionTable, &ExceptionTable, &FunctionTable, &FunctionsTable)
	os.Exit(m.Run())
}
