"""Tests of the views of the new-session page."""
