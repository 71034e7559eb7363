"""Logs as each release wrote them. They have to load and verify for ever."""
