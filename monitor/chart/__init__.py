"""The record: what was charted, and what follows from it; pure."""
