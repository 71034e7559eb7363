"""Tests of the strip's words."""
