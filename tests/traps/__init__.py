"""What fails a test beyond its assertions, and proof that it does."""
