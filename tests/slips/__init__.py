"""What becomes of slips of the finger, over simulated sessions."""
