package main

import "github.com/spf13/cobra"

// completeValues has the shells complete the values of a command's flags, and the names of
// programs.
func completeValues(c *cobra.Command) {
	values := map[string][]string{
		"color":        {"auto", "always", "never"},
		"engine":       {"pyq", "starlark"},
		"strategy":     {"random", "pct"},
		"start-method": {"fork", "spawn", "forkserver"},
		"seed":         {"random"},
	}
	for name, words := range values {
		if c.Flags().Lookup(name) != nil {
			_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
		}
	}
	for _, name := range []string{"allow-read", "allow-write"} {
		if c.Flags().Lookup(name) != nil {
			_ = c.MarkFlagDirname(name)
		}
	}
	for _, name := range []string{"code", "eval", "timeout", "max-steps", "pct-depth", "schedule"} {
		if c.Flags().Lookup(name) != nil {
			_ = c.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
		}
	}
	c.ValidArgsFunction = cobra.FixedCompletions([]string{"py", "star"}, cobra.ShellCompDirectiveFilterFileExt)
}
