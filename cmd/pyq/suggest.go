package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp"
)

// commandNames are what the first argument can be instead of a program.
func commandNames() []string { return []string{"run", "check", "help", "completion", "man"} }

// isCommand reports whether the first argument names a command.
func isCommand(arg string) bool { return slices.Contains(commandNames(), arg) }

// similarCommand suggests a command for what was taken for the name of a program.
func similarCommand(name string) string {
	if filepath.Base(name) != name || filepath.Ext(name) != "" {
		return ""
	}
	if near := spelling.Nearest(name, commandNames()); near != "" {
		return " (did you mean the command pyq " + near + "?)"
	}
	return ""
}

// flagError tells what is wrong with a flag, and of a misspelt one which was probably meant.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return usageError{err.Error()}
	}
	typed := unknown.GetSpecifiedName()
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		typed = letters // such as -seed
	}
	typed, _, _ = strings.Cut(typed, "=")
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := spelling.Nearest(typed, names); near != "" && len(typed) > 1 {
		return usageError{err.Error() + "; did you mean --" + near + "?"}
	}
	return usageError{err.Error()}
}

// newHelpCommand describes pyq help, which tells about commands and about all that help() knows.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "help [COMMAND | NAME]",
		DisableFlagsInUseLine: true,
		Short:                 "Help about a command, or about a name such as Queue.get",
		Example:               "  pyq help check       help about a command\n  pyq help Queue.get   what help(\"Queue.get\") tells in a program",
		Args:                  cobra.MaximumNArgs(1),
		ValidArgs:             commandNames(),
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			if len(args) == 0 {
				root.InitDefaultHelpFlag()
				return root.Help()
			}
			for _, sub := range root.Commands() {
				if sub.Name() == args[0] {
					sub.InitDefaultHelpFlag()
					return sub.Help()
				}
			}
			if near := spelling.Nearest(args[0], commandNames()); near != "" {
				return usageError{fmt.Sprintf("there is no command %s; did you mean %s?", args[0], near)}
			}
			return helpAbout(c.Context(), args[0], c.OutOrStdout())
		},
	}
}

// helpAbout writes what help() tells about a name.
func helpAbout(ctx context.Context, name string, w io.Writer) error {
	s, err := interp.New(interp.Options{Stdout: w}).NewSession(ctx, interp.SessionOptions{})
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = s.Eval(ctx, fmt.Sprintf("help(%q)\n", name))
	return err
}
