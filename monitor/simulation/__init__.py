"""Calibrated synthetic sessions for demonstration and tests."""
