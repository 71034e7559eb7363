"""The new-session page and its sections."""
