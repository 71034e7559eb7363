"""Dumb primitive widgets that every panel is built from."""
