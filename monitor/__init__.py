"""The record, the rules and everything around them that needs no screen."""

__version__ = "0.1.0"
