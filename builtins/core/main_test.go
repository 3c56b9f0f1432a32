package core

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	Complete(&NumberTable, &TextTable, &CollectionTable, &ExceptionTable, &FunctionTable, &FunctionsTable)
	os.Exit(m.Run())
}
