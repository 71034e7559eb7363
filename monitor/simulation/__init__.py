"""Synthetic sessions as scripts, charted through the ordinary recorder."""
