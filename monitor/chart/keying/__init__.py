"""The entry grammar: how keys become a set of observations; pure."""
