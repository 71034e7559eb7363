"""Tests of the forms of the strip."""
