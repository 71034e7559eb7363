"""Tests of ui.charts."""
