"""Mutants that no test can find, each with why it is the same program."""

EQUIVALENT: dict[tuple[str, str, str], str] = {}
"""By module, what stood there, and what the mutant says."""
