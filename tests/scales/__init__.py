"""Tests of the rating scales."""
