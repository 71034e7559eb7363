"""Tests of closing a session by its form."""
