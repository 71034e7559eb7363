"""Tests of ui.command_line."""
