"""Tests of monitor.simulation."""
