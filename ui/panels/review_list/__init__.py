"""The review list: its field, facets and lines."""
