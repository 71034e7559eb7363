"""Widgets that render views and emit wishes."""
