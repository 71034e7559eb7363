"""Tests of the entry grammar."""
