"""Tests of monitor.charting."""
