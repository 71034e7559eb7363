"""Mutants that no test can find, each with why it is the same program."""

_SHORT_CUT = "A single check is called without the loop, which gives the same answer"

EQUIVALENT: dict[tuple[str, str, str], str] = {
    ("checking", "1", "0"): _SHORT_CUT,
    ("checking", "0", "-1"): "Of one check the first is the last",
}
"""By module, what stood there, and what the mutant says."""
