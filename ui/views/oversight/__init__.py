"""The page of oversight as a view."""
