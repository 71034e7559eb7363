"""The parts of the page of one closed session."""
