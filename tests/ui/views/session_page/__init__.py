"""What the page of one closed session shows."""
