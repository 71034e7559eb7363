"""Tests of the new-session page."""
