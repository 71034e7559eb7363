"""Tests of the figures over sessions."""
