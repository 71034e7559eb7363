"""Tests of the page of oversight as a view."""
