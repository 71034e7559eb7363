"""Runs the session list: what is sought, what was found, and what is opened."""
