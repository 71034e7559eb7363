"""Mutants that no test can find, each with why it is the same program."""

_SHORT_CUT = "A single check is called without the loop, which gives the same answer"

EQUIVALENT: dict[tuple[str, str, str, str], str] = {}
"""By module, function, what stood there, and what the mutant says."""
