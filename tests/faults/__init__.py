"""Faults injected into the real app and its record."""
