"""The report of a session on paper: pages of blocks, each a frozen value."""
