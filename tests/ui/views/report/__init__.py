"""The report of a session, before it is set in type."""
