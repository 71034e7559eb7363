"""Tests of the set-up on a bare machine."""
