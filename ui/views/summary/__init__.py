"""A session in plain text, to be pasted into the clinic's own record."""
