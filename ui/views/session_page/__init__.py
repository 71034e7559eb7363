"""What the page of one closed session shows, as frozen values without Qt."""
