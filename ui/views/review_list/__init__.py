"""The review list in words."""
