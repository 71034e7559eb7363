"""Tests of monitor.protocol."""
