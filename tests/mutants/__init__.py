"""Mutation testing of the rule engine: ``python -m tests.mutants``."""
