"""Tests of the timeline panel."""
