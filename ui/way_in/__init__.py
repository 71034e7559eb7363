"""Letting people in: the desks behind the form of the start page."""
