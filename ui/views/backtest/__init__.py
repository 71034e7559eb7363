"""What a changed protocol makes of stored sessions, in words."""
