"""Letting people in, in words: set-up, sign-in, a first PIN, the recovery code."""
