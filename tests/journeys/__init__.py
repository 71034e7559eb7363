"""Whole sessions typed into the real window by key events."""
