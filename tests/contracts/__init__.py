"""Promises about the tree as a whole, each seen to break."""
