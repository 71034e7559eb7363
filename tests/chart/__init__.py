"""Tests of monitor.chart."""
