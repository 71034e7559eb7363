"""Tests of monitor.reports."""
