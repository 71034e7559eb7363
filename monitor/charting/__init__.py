"""The shell between the pure core and the world."""
