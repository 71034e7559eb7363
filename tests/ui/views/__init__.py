"""Tests of ui.views."""
