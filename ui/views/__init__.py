"""Frozen values that say what a screen shows; without Qt."""
