"""A protocol in words, and a preview of each of its cards."""
