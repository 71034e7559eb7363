"""What is measured against floors, by make bench."""
