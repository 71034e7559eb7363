"""The observation strip in words: its boxes, its row below, its messages."""
