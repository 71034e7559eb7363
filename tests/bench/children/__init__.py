"""What the bench starts as processes of their own."""
